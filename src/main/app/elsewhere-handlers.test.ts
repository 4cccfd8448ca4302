// Owns the story of a payment that is signed elsewhere as the screens have it: listed, handed out as bytes, answers judged in words, given up.
import { base64 } from '@scure/base';
import { expect, it } from 'vitest';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { toyAnswer } from '../../../tests/fakes/scripted-elsewhere.ts';
import { elsewhereMethods } from '../../shared/contract/elsewhere.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { elsewhereHandlers } from './elsewhere-handlers.ts';

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

async function waiting() {
  const world = new OutboxWorld();
  world.keysElsewhere = true;
  world.promise('b1', 'bitcoin', 123_000n);
  world.promise('b2', 'bitcoin', 1_000n);
  const outbox = world.start();
  await world.pay(outbox, ['b1', 'b2']);
  await outbox.run();
  const saved: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  const handlers = elsewhereHandlers({
    desks: { desk: (id) => (id === 'wallet' ? ok({ outbox, coins: { find: () => ({ name: 'Safe' }) } }) : refuse('wallet-not-found')) },
    shell: {
      saveBytes: async (name, bytes) => {
        saved.push({ name, bytes });
        return true;
      },
    },
  });
  const [first] = must(await handlers.elsewhereWaiting({ walletId: 'wallet' }));
  if (first === undefined) throw new Error('nothing waits');
  return { world, outbox, handlers, saved, first, entry: { walletId: 'wallet', entryId: first.entryId } };
}

it('is listed by what it pays, handed out as bytes, taken back as text, and sent once it is complete', async () => {
  const { world, outbox, handlers, saved, first, entry } = await waiting();
  expect(elsewhereMethods.elsewhereWaiting.result.parse([first])).toEqual([first]);
  expect(first).toMatchObject({ payoutIds: ['b1', 'b2'], amount: '0.00124', account: 'Safe', needed: 2, present: 0, reason: null });
  const { psbt } = must(await handlers.elsewherePsbt(entry));
  must(await handlers.saveElsewherePsbt({ ...entry, suggestedName: 'pay.psbt' }));
  expect(saved).toEqual([{ name: 'pay.psbt', bytes: base64.decode(psbt) }]);
  const text = (...names: readonly string[]) => base64.encode(toyAnswer(first.transactionId, ...names));
  expect(await handlers.elsewhereAnswer({ ...entry, answer: '%%%' })).toMatchObject({ error: { code: 'psbt-unreadable' } });
  expect(await handlers.elsewhereAnswer({ ...entry, answer: text('Mallory') })).toMatchObject({ error: { code: 'psbt-signature-wrong' } });
  expect(must(await handlers.elsewhereAnswer({ ...entry, answer: text('Alice') }))).toEqual({ needed: 2, present: 1, complete: false });
  expect(must(await handlers.elsewhereWaiting({ walletId: 'wallet' }))[0]?.keys.map(({ signed }) => signed)).toEqual([true, false]);
  expect(must(await handlers.elsewhereAnswer({ ...entry, answer: text('Bob') }))).toMatchObject({ complete: true });
  await outbox.run();
  expect(must(await handlers.elsewhereWaiting({ walletId: 'wallet' }))).toEqual([]);
  expect(world.phase(outbox, 'b1')).toBe('seen');
});

it('is given up by the sender’s word, once, and only in a wallet that is open', async () => {
  const { world, outbox, handlers, entry } = await waiting();
  expect(await handlers.giveUpElsewhere({ ...entry, walletId: 'other' })).toEqual(refuse('wallet-not-found'));
  must(await handlers.giveUpElsewhere(entry));
  expect(await handlers.giveUpElsewhere(entry)).toEqual(refuse('not-waiting-elsewhere'));
  expect(must(await handlers.elsewhereWaiting({ walletId: 'wallet' }))).toEqual([]);
  expect(world.isPayable(outbox, 'b1')).toBe(true);
});
