// Owns the proof that a call waits until its side can answer, and that a stranger is refused without waiting.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { method } from '../../shared/contract/rpc.ts';
import { ok } from '../../shared/result.ts';
import { serveApi } from './serve-api.ts';
import { TrustedSenders } from './trusted-senders.ts';

const api = { wallets: method(z.strictObject({}), z.array(z.string())), version: method(z.strictObject({}), z.string()) } as const;

function served(senderId: number) {
  const channels = new Map<string, (event: unknown, args: unknown) => Promise<unknown>>();
  const senders = new TrustedSenders();
  senders.trust(1, 'pullpay');
  let wallets: string[] = [];
  let opened: () => void = () => undefined;
  const opening = new Promise<void>((resolve) => {
    opened = () => {
      wallets = ['Payroll'];
      resolve();
    };
  });
  serveApi({
    ipc: { handle: (channel: string, handler: never) => void channels.set(channel, handler) } as never,
    prefix: 'main',
    host: 'pullpay',
    api,
    senders,
    report: () => undefined,
    gate: (name) => (name === 'version' ? Promise.resolve() : opening),
    handlers: { wallets: async () => ok(wallets), version: async () => ok('1') },
  });
  const frame = { url: 'app://pullpay/', parent: null };
  const event = { sender: { id: senderId, mainFrame: frame }, senderFrame: frame };
  return { opened, call: (name: string) => channels.get(`main:${name}`)?.(event, {}) };
}

describe('the ipc of a main that is still opening', () => {
  it('answers about wallets only when they are open, and then with all of them', async () => {
    const { call, opened } = served(1);
    let answer: unknown = 'none yet';
    const asked = call('wallets')?.then((value) => {
      answer = value;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answer).toBe('none yet');
    opened();
    await asked;
    expect(answer).toEqual({ ok: true, value: ['Payroll'] });
  });

  it('answers at once what needs no wallet', async () => {
    expect(await served(1).call('version')).toEqual({ ok: true, value: '1' });
  });

  it('refuses a stranger without letting him wait', async () => {
    expect(await served(2).call('wallets')).toMatchObject({ ok: false, error: { code: 'not-trusted' } });
  });
});
