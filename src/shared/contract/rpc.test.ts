// Tests: what both ends of a port say in one turn travels as one message, and nothing that is wrong in it takes the rest with it.
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { ok } from '../result.ts';
import { type Port, connect, method } from './rpc.ts';

const api = { double: method(z.strictObject({ of: z.unknown() }), z.object({ is: z.unknown() })) } as const;
const handlers = {
  double: async ({ of }: { of?: unknown }) => ok({ is: typeof of === 'number' ? of * 2 : of }),
};

/** Two ends; messages are copied as between processes, and all that passed is kept. */
function wire() {
  const passed: { readonly to: 'left' | 'right'; readonly message: unknown }[] = [];
  const listeners: Record<'left' | 'right', (message: unknown) => void> = { left: () => undefined, right: () => undefined };
  const end = (mine: 'left' | 'right', other: 'left' | 'right'): Port => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      passed.push({ to: other, message: copy });
      setImmediate(() => listeners[other](copy));
    },
    listen: (listener) => {
      listeners[mine] = listener;
    },
    gather: (flush) => void setImmediate(flush),
  });
  const reported: unknown[] = [];
  const report = (error: unknown): void => void reported.push(error);
  const near = connect({ port: end('left', 'right'), local: {}, handlers: {}, remote: api, report });
  const far = connect({ port: end('right', 'left'), local: api, handlers, remote: {}, report });
  return { near, far, passed, reported, throwIn: (message: unknown) => listeners.right(message) };
}

describe('calls of one turn', () => {
  it('travel as one message, and so do their answers', async () => {
    const { near, passed } = wire();
    const answers = await Promise.all([1, 2, 3].map((of) => near.remote.double({ of })));
    expect(answers).toEqual([2, 4, 6].map((is) => ok({ is })));
    expect(passed.map(({ to, message }) => [to, Array.isArray(message) ? message.length : 1])).toEqual([
      ['right', 3],
      ['left', 3],
    ]);
  });

  it('keep their order among events', async () => {
    const { near, far } = wire();
    const heard: unknown[] = [];
    far.on('tick', (payload) => heard.push(payload));
    near.emit('tick', 1);
    const answer = near.remote.double({ of: 1 });
    near.emit('tick', 2);
    await answer;
    expect(heard).toEqual([1, 2]);
  });

  it('one alone is a message as it always was', async () => {
    const { near, passed } = wire();
    await near.remote.double({ of: 1 });
    expect(passed.map(({ message }) => Array.isArray(message))).toEqual([false, false]);
  });

  it('one that cannot be copied is refused, and the others are answered', async () => {
    const { near, reported } = wire();
    const answers = await Promise.all([1, () => 1, 3].map((of) => near.remote.double({ of })));
    expect(answers).toEqual([ok({ is: 2 }), { ok: false, error: { code: 'internal' } }, ok({ is: 6 })]);
    expect(reported).toHaveLength(1);
  });

  it('that were not sent when the line was closed are refused and never arrive', async () => {
    const { near, passed } = wire();
    const answer = near.remote.double({ of: 1 });
    near.close();
    expect(await answer).toEqual({ ok: false, error: { code: 'not-ready' } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(passed).toEqual([]);
  });
});

describe('a message that is none of ours', () => {
  it.each([
    [null],
    [7],
    ['call'],
    [[]],
    [[[{ kind: 'call', id: 1, method: 'double', args: { of: 1 } }]]],
    [{ kind: 'call', id: 1.5, method: 'double', args: { of: 1 } }],
    [{ kind: 'call', id: 1, method: 'double', args: { of: 1 }, more: true }],
    [{ kind: 'call', id: 1, method: 'd'.repeat(65), args: { of: 1 } }],
    [{ kind: 'reply', id: '1', answer: ok(1) }],
    [{ kind: 'event', name: 7 }],
    [{ kind: 'toString' }],
  ])('%j is passed over', async (message) => {
    const { passed, reported, throwIn } = wire();
    throwIn(message);
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(passed).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('does not take away the sound ones beside it', async () => {
    const { passed, throwIn } = wire();
    throwIn([7, { kind: 'call', id: 5, method: 'double', args: { of: 2 } }, null]);
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(passed).toEqual([{ to: 'left', message: { kind: 'reply', id: 5, answer: ok({ is: 4 }) } }]);
  });

  it.each([
    [7],
    [{ ok: 'yes' }],
    [{ ok: false }],
    [{ ok: false, error: { code: 7 } }],
    [{ ok: false, error: { code: 'x', params: { a: 1 } } }],
    [{ ok: false, error: { code: 'x', params: [] } }],
  ])('as the answer %j is told as bad-answer', async (answer) => {
    let answered: (message: unknown) => void = () => undefined;
    const port: Port = {
      post: (message) => {
        const { id } = message as { id: number };
        setImmediate(() => answered({ kind: 'reply', id, answer }));
      },
      listen: (listener) => {
        answered = listener;
      },
    };
    const { remote } = connect({ port, local: {}, handlers: {}, remote: api, report: () => undefined });
    expect(await remote.double({ of: 1 })).toMatchObject({ ok: false, error: { code: 'bad-answer' } });
  });
});
