// What the ledger says of a recipient is asked for the account that pays, follows the user's choice of it.
import { afterEach, describe, expect, it } from 'vitest';
import type { BackendSet } from '../src/main/desk/backend-set.ts';
import { type WorkerHandlersDeps, workerHandlers } from '../src/main/desk/worker-handlers.ts';
import { mptIdOf } from '../src/main/ledger/ledger-ids.ts';
import { addressOf, EngineWorld } from '../src/practice/xrpl/testing/engine-world.ts';
import { decimalOf } from '../src/shared/money/parse-amount.ts';
import { checkDestination, type DestinationFacts } from '../src/shared/payouts/destination-facts.ts';
import { openPracticeBackend, savedWorld } from './helpers/practice-backend.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const [first, second] = [addressOf('first'), addressOf('second')];

/** A wallet of two accounts on a ledger (of network id 0, as these worlds are) where the recipients know only the second one. */
async function wallet() {
  const world = new EngineWorld(['first', 'second', 'guarded', 'closed', 'little', 'holder'], 100n);
  for (const name of ['guarded', 'closed']) world.must(name, { TransactionType: 'AccountSet', SetFlag: 9 });
  world.must('guarded', { TransactionType: 'DepositPreauth', Authorize: second });
  world.must('little', { TransactionType: 'AccountSet', SetFlag: 9 });
  world.must('little', { TransactionType: 'Payment', Destination: first, Amount: '98999980' });
  const made = world.must('second', { TransactionType: 'MPTokenIssuanceCreate', AssetScale: 0, MaximumAmount: '1000' });
  const mpt = mptIdOf(second, made.sequence);
  world.must('holder', { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: mpt });
  const practice = await openPracticeBackend({ networkId: 0, restore: savedWorld(world) });
  closing.push(() => practice.close());
  let pays = first;
  const desk = { accounts: { pays: () => pays }, record: { network: 'main', xrplAddress: first } };
  const deps: unknown = { desks: { all: [desk] }, backendsOf: (): Partial<BackendSet> => ({ xrpl: practice.backend }) };
  const handlers = workerHandlers(deps as WorkerHandlersDeps);
  const ask = async (name: string, currency = 'XRP'): Promise<DestinationFacts> => {
    const answer = await handlers.recipientFacts({ network: 'main', sender: first, recipients: [{ address: addressOf(name), currency }] });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value[0] ?? { kind: 'unknown' };
  };
  const told = async (name: string, currency = 'XRP', amount: string | null = null): Promise<string> => {
    const to = { address: addressOf(name), tag: null, payoutCurrency: currency };
    const checked = checkDestination(await ask(name, currency), to, amount === null ? null : decimalOf(amount));
    return checked.ok ? 'fine' : checked.error.code;
  };
  return { mpt, told, payFrom: (address: string) => (pays = address) };
}

describe('a wallet of two accounts', () => {
  it('is told what the account that pays would meet, and the other answer once the other one pays', async () => {
    const { mpt, told, payFrom } = await wallet();
    expect([await told('guarded'), await told('closed'), await told('holder', mpt, '5')]).toEqual([
      'destination-refused',
      'destination-refused',
      // Its issuer lets nobody but himself move it.
      'destination-refused',
    ]);
    payFrom(second);
    expect([await told('guarded'), await told('closed'), await told('holder', mpt, '5')]).toEqual(['fine', 'destination-refused', 'fine']);
  });

  it('may send little XRP to whoever has little, and no token', async () => {
    const { told } = await wallet();
    expect([await told('little'), await told('little', 'XRP', '1'), await told('little', 'XRP', '1.000001')]).toEqual([
      'fine',
      'fine',
      'destination-refused',
    ]);
    expect(await told('little', `USD.${first}`)).toBe('destination-refused');
  });
});
