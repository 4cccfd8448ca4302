// What the worker is told of recipients is told for the account that pays, which need not be the wallet's first.
import { expect, it } from 'vitest';
import { ok, refuse } from '../../shared/result.ts';
import { type WorkerHandlersDeps, workerHandlers } from './worker-handlers.ts';

const first = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const paying = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const careful = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';

/** A ledger on which one account has let one payer in. */
function world(letIn: string) {
  const asked: string[] = [];
  const account = { address: careful, balance: 50_000_000n, requiresTag: false, disallowsXrp: false, depositAuth: true };
  const xrpl = {
    state: async () => ok({ reserveBase: 1_000_000n }),
    account: async () => ok(account),
    read: async (_command: string, { deposit_preauth }: { readonly deposit_preauth: { readonly authorized: string } }) => {
      asked.push(deposit_preauth.authorized);
      if (deposit_preauth.authorized !== letIn) return refuse('backend-refused', { status: 'entryNotFound' });
      return ok({ node: { LedgerEntryType: 'DepositPreauth', Account: careful, Authorize: letIn } });
    },
  };
  const desks = { all: [{ record: { network: 'practice', xrplAddress: first }, accounts: { pays: () => paying } }] };
  const deps = { desks, backendsOf: () => ({ xrpl }) } as unknown as WorkerHandlersDeps;
  const ask = async (sender: string) => {
    const answer = await workerHandlers(deps).recipientFacts({
      network: 'practice',
      sender,
      recipients: [{ address: careful, currency: 'XRP' }],
    });
    return answer.ok && answer.value[0]?.kind === 'known' ? answer.value[0].depositAuth : 'unknown';
  };
  return { ask, asked };
}

it('asks for the account that pays', async () => {
  const { ask, asked } = world(paying);
  expect(await ask(first)).toBe(false);
  expect(asked).toEqual([paying]);
  expect(await world(first).ask(first)).toBe(true);
});

it('takes an account that is nobody’s first as it is named', async () => {
  expect(await world(careful).ask(careful)).toBe(false);
});
