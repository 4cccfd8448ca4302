import type { Notification } from 'electron';
import { describe, expect, it } from 'vitest';
import type { NavigateTarget } from '../../shared/contract/main-api.ts';
import { type NoteEvent, noteOf, showNote } from './os-notifications.ts';
import { systemWords } from './system-words.ts';

const target: NavigateTarget = { screen: 'queue', walletId: 'w', state: 'AwaitingApproval' };
const claim: NoteEvent = { kind: 'claim', count: 1, amount: '40 USD', target };

describe.each(['en', 'ja'] as const)('a note in %s', (language) => {
  const words = systemWords(() => language);
  it('names no amount unless the person wants it', () => {
    const text = (event: NoteEvent, show: boolean) => JSON.stringify(noteOf(event, show, words));
    expect(text(claim, false)).not.toContain('40');
    expect(text(claim, true)).toContain('40 USD');
    expect(text({ ...claim, kind: 'claims', count: 7 }, false)).toContain('7');
    expect(text({ ...claim, kind: 'claims', count: 7 }, false)).not.toContain('40');
    expect(text({ ...claim, kind: 'paid' }, true)).not.toContain('40');
    expect(text({ ...claim, kind: 'attention' }, true)).not.toContain('40');
  });

  it('has a title of its own for what came, what was paid and what needs somebody', () => {
    const titles = (['claim', 'paid', 'attention'] as const).map((kind) => noteOf({ ...claim, kind }, false, words).title);
    expect(new Set(titles).size).toBe(3);
  });
});

function system(supported: boolean) {
  const shown: unknown[] = [];
  const clicks: (() => void)[] = [];
  class Fake {
    static isSupported = () => supported;
    constructor(private readonly options: unknown) {}
    on(_name: string, listener: () => void): void {
      clicks.push(listener);
    }
    show(): void {
      shown.push(this.options);
    }
  }
  return { notes: Fake as unknown as typeof Notification, shown, clicks };
}

it('a click leads to where the note belongs, and nothing happens before it', () => {
  const { notes, shown, clicks } = system(true);
  const opened: NavigateTarget[] = [];
  showNote(
    notes,
    noteOf(
      claim,
      false,
      systemWords(() => 'en'),
    ),
    (to) => opened.push(to),
  );
  expect(shown).toHaveLength(1);
  expect(opened).toEqual([]);
  clicks[0]?.();
  expect(opened).toEqual([target]);
});

it('a system without notifications is left alone', () => {
  const { notes, shown } = system(false);
  showNote(
    notes,
    noteOf(
      claim,
      false,
      systemWords(() => 'en'),
    ),
    () => undefined,
  );
  expect(shown).toEqual([]);
});
