// Owns the stories of payouts in the practice network's tokens that are prepared by orders of the sandbox and paid over HTTP, from claim to Completed.
import { beforeAll, describe, expect, it } from 'vitest';
import { askLedger } from '../../e2e/lib/xrpl-socket.ts';
import { Api, eventually, must, refusal } from './lib/client.ts';
import type { Payout } from './lib/shapes.ts';

interface Token {
  readonly payoutMethodId: string;
  readonly name: string;
  readonly issuer: string;
  readonly scale: number | null;
}

const api = new Api();
const port = Number(new URL(api.line.practice.xrpl).port);
let tokens: readonly Token[] = [];

const named = (word: string): Token => {
  const found = tokens.find(({ name }) => name.includes(word));
  if (found === undefined) throw new Error(`no ${word}`);
  return found;
};
const accept = (payoutMethodId: string, amount: string, store = api.store.id) =>
  api.control(`/wallets/${store}/accept`, { payoutMethodId, amount });
const recipient = async (...of: readonly Token[]): Promise<string> => {
  const payoutMethodIds = of.map(({ payoutMethodId }) => payoutMethodId);
  return must<{ readonly address: string }>(await api.control('/recipients', { payoutMethodIds })).address;
};

/** What an account holds of a token, by the last validated ledger: decimal text, raw units of an MPT; null where it has not accepted it. */
async function held(account: string, { payoutMethodId, issuer }: Token): Promise<string | null> {
  const id = payoutMethodId.replace(/-CHAIN$/, '');
  if (id.includes('.')) {
    const { lines } = await askLedger(port, { command: 'account_lines', account, ledger_index: 'validated' });
    const all = lines as readonly { readonly account: string; readonly currency: string; readonly balance: string }[];
    return all.find((line) => line.account === issuer && id === `${line.currency}.${issuer}`)?.balance ?? null;
  }
  const { account_objects } = await askLedger(port, { command: 'account_objects', account, type: 'mptoken', ledger_index: 'validated' });
  const all = account_objects as readonly { readonly MPTokenIssuanceID: string; readonly MPTAmount?: string }[];
  const found = all.find(({ MPTokenIssuanceID }) => MPTokenIssuanceID === id);
  return found === undefined ? null : (found.MPTAmount ?? '0');
}

beforeAll(async () => {
  ({ tokens } = must<{ readonly tokens: readonly Token[] }>(await api.control('/tokens', {})));
});

describe('the tokens of the practice network', () => {
  it('are told with the ids under which they are claimed', () => {
    expect(tokens.map(({ payoutMethodId, issuer, scale }) => [payoutMethodId.endsWith('-CHAIN'), issuer.startsWith('r'), scale])).toEqual([
      [true, true, null],
      [true, true, null],
      [true, true, 2],
      [true, true, 0],
    ]);
  });

  it('are accepted by the store once, and come as often as they are asked for', async () => {
    const euro = named('Euro');
    const first = must<{ readonly account: string }>(await accept(euro.payoutMethodId, '100'));
    expect(await held(first.account, euro)).toBe('100');
    expect(must(await accept(euro.payoutMethodId, '0.5'))).toEqual(first);
    expect(await held(first.account, euro)).toBe('100.5');
  });

  it('of nobody, in no amount, or for no store are refused with a reason', async () => {
    const { payoutMethodId } = named('Dollar');
    expect(refusal(await accept('USD.rrrrrrrrrrrrrrrrrrrrBZbvji-CHAIN', '1'))).toEqual([422, 'practice-token-unknown']);
    expect(refusal(await api.control('/recipients', { payoutMethodIds: ['XRP-CHAIN'] }))).toEqual([422, 'practice-token-unknown']);
    expect(refusal(await accept(payoutMethodId, '-1'))).toEqual([422, 'practice-token-amount']);
    expect(refusal(await accept(payoutMethodId, '1', 'nobody'))).toEqual([409, 'wallet-not-found']);
  });
});

describe('a payout in each of them', () => {
  it.each([
    ['Dollar', '12.5', '12.5'],
    ['Euro', '7', '7'],
    ['Points', '3.21', '321'],
    ['Club', '4', '4'],
  ])('%s: claimed, approved, paid and completed; exactly the amount arrives', async (word, amount, arrives) => {
    const token = named(word);
    must(await accept(token.payoutMethodId, '1000'));
    const destination = await recipient(token);
    expect(await held(destination, token)).toBe('0');
    const { id } = await api.pullPayment({ amount: '1000', currency: 'USD', payoutMethods: [token.payoutMethodId] });
    const claim = must<Payout>(await api.claim(id, { payoutMethodId: token.payoutMethodId, destination, amount }));
    expect(claim.state).toBe('AwaitingApproval');
    const approved = must<Payout>(await api.post(`${api.at}/payouts/${claim.id}`, { revision: 0, rateRule: '1' }));
    expect(approved).toMatchObject({ state: 'AwaitingPayment', payoutAmount: amount });
    const paid = must<{ readonly transactionIds: readonly string[] }>(await api.pay(claim.id));
    expect(paid.transactionIds).toHaveLength(1);
    must(await api.control('/ledgers', { count: 1 }));
    await eventually(async () => expect((await api.payout(claim.id)).state).toBe('Completed'), 5000);
    expect((await api.payout(claim.id)).paymentProof?.transactionId).toBe(paid.transactionIds[0]);
    expect(await held(destination, token)).toBe(arrives);
  });

  it('several tokens at once, under one approval', async () => {
    const [dollar, points] = [named('Dollar'), named('Points')];
    for (const { payoutMethodId } of [dollar, points]) must(await accept(payoutMethodId, '50'));
    const [first, second] = [await recipient(dollar, points), await recipient(points, dollar)];
    const make = async ({ payoutMethodId }: Token, destination: string): Promise<string> =>
      must<Payout>(await api.storePayout({ payoutMethodId, destination, amount: '5', approved: true })).id;
    const ids = [await make(dollar, first), await make(points, second)];
    expect(must<{ readonly transactionIds: readonly string[] }>(await api.pay(...ids)).transactionIds).toHaveLength(2);
    must(await api.control('/ledgers', { count: 2 }));
    await eventually(async () => {
      for (const id of ids) expect((await api.payout(id)).state).toBe('Completed');
    }, 10_000);
    expect([await held(first, dollar), await held(first, points)]).toEqual(['5', '0']);
    expect([await held(second, dollar), await held(second, points)]).toEqual(['0', '500']);
  });

  it('that the store does not hold is not paid, and is paid after it was accepted', async () => {
    const second = new Api(api.line, api.line.stores[1]);
    const dollar = named('Dollar');
    const destination = await recipient(dollar);
    const request = { payoutMethodId: dollar.payoutMethodId, destination, amount: '5', approved: true };
    const { id } = must<Payout>(await second.storePayout(request));
    expect((await second.pay(id)).status).toBe(409);
    expect((await second.payout(id)).state).toBe('AwaitingPayment');
    must(await accept(dollar.payoutMethodId, '5', second.store.id));
    must(await second.pay(id));
    must(await api.control('/ledgers', { count: 1 }));
    await eventually(async () => expect((await second.payout(id)).state).toBe('Completed'), 5000);
    expect(await held(destination, dollar)).toBe('5');
  });
});
