// Owns the stories of commands on their way: one at a time by name, answers of the right question, refusals that always find an ear.
import { describe, expect, it, vi } from 'vitest';
import { begin, end, isRunning, onRunningChange, onUnheardRefusal, unheard } from './running.ts';
import { type Answered, answeredBy, seenAs } from './use-answer.ts';

describe('a command', () => {
  it('is not begun again while one of its name is on its way, whoever asks', () => {
    const changed = vi.fn();
    const stop = onRunningChange(changed);
    expect(begin('pay')).toBe(true);
    expect(begin('pay')).toBe(false);
    expect(begin('create')).toBe(true);
    expect(isRunning('pay')).toBe(true);
    end('pay');
    expect(isRunning('pay')).toBe(false);
    expect(begin('pay')).toBe(true);
    expect(changed).toHaveBeenCalledTimes(4);
    stop();
    end('pay');
    end('create');
    expect(changed).toHaveBeenCalledTimes(4);
  });

  it('that is refused when its form is gone is still told of', () => {
    const heard = vi.fn();
    const stop = onUnheardRefusal(heard);
    unheard({ code: 'disk-full' });
    expect(heard).toHaveBeenCalledWith({ code: 'disk-full' });
    stop();
  });
});

describe('an answer', () => {
  const first: Answered<string> = answeredBy<string>(null, 'a', 0, { ok: true, value: 'one' });

  it('is shown for its own question alone', () => {
    expect(seenAs(first, 'a', 0)).toEqual({ value: 'one', refusal: null, loading: false });
    expect(seenAs(first, 'b', 0)).toEqual({ value: undefined, refusal: null, loading: true });
    expect(seenAs(null, 'a', 0)).toEqual({ value: undefined, refusal: null, loading: true });
  });

  it('stays while it is asked for again, and beside a refusal', () => {
    expect(seenAs(first, 'a', 1)).toEqual({ value: 'one', refusal: null, loading: true });
    const refused = answeredBy(first, 'a', 1, { ok: false, error: { code: 'not-ready' } });
    expect(seenAs(refused, 'a', 1)).toEqual({ value: 'one', refusal: { code: 'not-ready' }, loading: false });
    expect(seenAs(refused, 'a', 2)).toEqual({ value: 'one', refusal: null, loading: true });
  });

  it('that is a refusal takes no value over from another question', () => {
    const refused = answeredBy(first, 'b', 0, { ok: false, error: { code: 'not-ready' } });
    expect(seenAs(refused, 'b', 0)).toEqual({ value: undefined, refusal: { code: 'not-ready' }, loading: false });
  });
});
