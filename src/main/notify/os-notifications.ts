// Owns the operating system's notifications: words of ours, no amounts unless the user wants them, a click leads to the right place.
import type { Notification } from 'electron';
import type { NavigateTarget } from '../../shared/contract/main-api.ts';
import type { SystemWords } from './system-words.ts';

export interface Note {
  readonly title: string;
  readonly body: string;
  readonly target: NavigateTarget;
}

/** What the workflow wants told. */
export interface NoteEvent {
  readonly kind: 'claim' | 'claims' | 'paid' | 'attention' | 'external' | 'received';
  readonly count: number;
  readonly amount: string | null;
  readonly target: NavigateTarget;
}

/** The words of a note; an amount stands in them only where the person allowed amounts in notifications. */
export function noteOf({ kind, count, amount, target }: NoteEvent, showAmounts: boolean, words: SystemWords): Note {
  if (kind === 'paid') return { title: words('system.paidTitle'), body: words('system.paidBody'), target };
  if (kind === 'attention') return { title: words('system.attentionTitle'), body: words('system.attentionBody'), target };
  if (kind === 'external') return { title: words('system.externalTitle'), body: words('system.externalBody'), target };
  if (kind === 'received') return { title: words('system.receivedTitle'), body: words('system.receivedBody', { count }), target };
  const shown = showAmounts ? amount : null;
  const body = shown === null ? words('system.claimBody', { count }) : words('system.claimBodyAmount', { amount: shown });
  return { title: words('system.claimTitle'), body, target };
}

/** Shows a notification where the system has them; a click calls `open` with its target. */
export function showNote(notes: typeof Notification, note: Note, open: (target: NavigateTarget) => void): void {
  if (!notes.isSupported()) return;
  const shown = new notes({ title: note.title, body: note.body, silent: false });
  keep(shown);
  shown.on('click', () => open(note.target));
  shown.show();
}

/** A note that nobody holds may be collected, and its click with it. Systems do not always say that a note went, so only the newest are held. */
const held: unknown[] = [];
const mostHeld = 50;

function keep(note: unknown): void {
  held.push(note);
  if (held.length > mostHeld) held.shift();
}
