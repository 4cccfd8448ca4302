// Owns the stories of claims that set out together.
import { describe, expect, it } from 'vitest';
import { Convoy } from './convoy.ts';

interface Task {
  readonly name: string;
  readonly done: () => void;
  readonly fail: () => void;
}

function road() {
  const started: Task[] = [];
  const timers = new Set<() => void>();
  const convoy = new Convoy({
    later: (_ms, then) => {
      timers.add(then);
      return () => void timers.delete(then);
    },
  });
  const send = (name: string): Promise<string> =>
    convoy.run(
      () =>
        new Promise<string>((resolve, reject) => {
          started.push({ name, done: () => resolve(`${name} done`), fail: () => reject(new Error(`${name} failed`)) });
        }),
    );
  const pass = (): void => {
    const due = [...timers];
    timers.clear();
    for (const then of due) then();
  };
  return { send, started, names: () => started.map(({ name }) => name), pass, timers };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('claims', () => {
  it('set out at once where none is on its way', async () => {
    const { send, started, names, timers } = road();
    const answer = send('first');
    expect(names()).toEqual(['first']);
    started[0]?.done();
    expect(await answer).toBe('first done');
    void send('second');
    expect(names()).toEqual(['first', 'second']);
    expect(timers.size).toBe(0);
  });

  it('that come meanwhile set out together when those ahead are done, each with its own answer', async () => {
    const { send, started, names, timers } = road();
    void send('first');
    const answers = Promise.all([send('second'), send('third')]);
    expect(names()).toEqual(['first']);
    started[0]?.done();
    await turn();
    expect(names()).toEqual(['first', 'second', 'third']);
    expect(timers.size).toBe(0);
    started[2]?.done();
    started[1]?.done();
    expect(await answers).toEqual(['second done', 'third done']);
  });

  it('do not wait for one that is held up', async () => {
    const { send, names, pass } = road();
    void send('slow');
    void send('second');
    void send('third');
    pass();
    await turn();
    expect(names()).toEqual(['slow', 'second', 'third']);
    void send('fourth');
    pass();
    expect(names()).toEqual(['slow', 'second', 'third', 'fourth']);
  });

  it('go on after one that failed, which fails alone', async () => {
    const { send, started, names } = road();
    const first = send('first');
    const second = send('second');
    started[0]?.fail();
    await expect(first).rejects.toThrow('first failed');
    await turn();
    expect(names()).toEqual(['first', 'second']);
    started[1]?.done();
    expect(await second).toBe('second done');
  });
});
