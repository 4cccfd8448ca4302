// Owns the stories of claims in tokens and MPTs: what is told at the claim, what waits for the approval, and that a thousand recipients are looked up in bulk.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { xrpAccount } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import type { DestinationFactsAnswer } from '../../../shared/contract/worker-main-api.ts';

const tokenHash = 'ab'.repeat(32);
const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const usd = `USD.${issuer}`;
const mpt = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';
const methods = ['BTC-CHAIN', 'XRP-CHAIN', `${usd}-CHAIN`, `${mpt}-CHAIN`];

const known = (asset: NonNullable<Extract<DestinationFactsAnswer, { kind: 'known' }>['asset']> | null): DestinationFactsAnswer => ({
  kind: 'known',
  exists: true,
  requiresTag: false,
  depositAuth: false,
  isPoor: false,
  disallowsXrp: false,
  reserveBase: '1000000',
  asset,
});
const opened = (scale: number | null = null) => known({ holding: 'open', room: null, scale });

async function terms() {
  const bench = await openBench();
  for (const [pair, rate] of [
    ['BTC_USD', '50000'],
    ['XRP_USD', '2'],
    [`${mpt}_USD`, '3'],
  ] as const)
    bench.main.rates.set(pair, { pair, rate, source: pair.startsWith(mpt) ? 'ledger' : 'practice', at: bench.now });
  return { bench, pullPaymentId: await bench.createPullPayment({ unit: 'USD', limit: '100000', methods }) };
}

function claim(bench: Bench, pullPaymentId: string, payoutMethodId: string, amount: string, more: object = {}) {
  const destination = payoutMethodId === 'BTC-CHAIN' ? bitcoinAddress(1) : xrpAccount;
  return bench.api.claim({ pullPaymentId, body: { payoutMethodId, destination, amount, ...more }, tokenHash });
}

async function quote(bench: Bench, payoutIds: readonly string[]) {
  const answer = await bench.screen.quote({ walletId: bench.walletId, payoutIds: [...payoutIds] });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const codeOf = (answer: Awaited<ReturnType<typeof claim>>): string => (answer.ok ? String(answer.value.state) : answer.error.code);

describe('a pull payment in USD that offers Bitcoin, XRP, a token and an MPT', () => {
  it('is claimed in each, and approved by one snapshot: the token one to one, the MPT by its scale', async () => {
    const { bench, pullPaymentId } = await terms();
    bench.main.facts.set(`${xrpAccount} ${usd}`, opened());
    bench.main.facts.set(`${xrpAccount} ${mpt}`, opened(2));
    const ids: string[] = [];
    for (const [index, method] of methods.entries()) {
      const made = await claim(bench, pullPaymentId, method, '10', method === 'BTC-CHAIN' ? {} : { destinationTag: index });
      if (!made.ok) throw new Error(made.error.code);
      ids.push(String(made.value.id));
    }
    const shown = await quote(bench, ids);
    expect(shown.lines.map(({ payoutAmount, rateSource, problem }) => [payoutAmount, rateSource, problem])).toEqual([
      ['0.0002', 'practice', null],
      ['5', 'practice', null],
      ['10', 'same-currency', null],
      ['3.34', 'ledger', null],
    ]);
    const payouts = shown.lines.map(({ payoutId: id, revision }) => ({ id, revision }));
    expect(await bench.screen.approve({ walletId: bench.walletId, snapshotId: shown.snapshotId, payouts })).toEqual({
      ok: true,
      value: {},
    });
    expect(bench.disk.journal(bench.walletId).at(-1)?.event).toMatchObject({
      type: 'payouts-approved',
      approvals: [{ payoutAmount: '0.0002' }, { payoutAmount: '5' }, { payoutAmount: '10' }, { payoutAmount: '3.34', scale: 2 }],
    });
    expect(bench.disk.journal(bench.walletId).at(-1)?.event).not.toHaveProperty('approvals.2.scale');
  });

  it('tells a recipient at once what keeps his token from arriving', async () => {
    const { bench, pullPaymentId } = await terms();
    const told = async (facts: DestinationFactsAnswer, currency: string): Promise<string> => {
      bench.main.facts.set(`${xrpAccount} ${currency}`, facts);
      return codeOf(await claim(bench, pullPaymentId, `${currency}-CHAIN`, '10'));
    };
    expect(await told(known({ holding: 'missing', room: null, scale: null }), usd)).toBe('no-trust-line');
    expect(await told(known({ holding: 'open', room: '9.99', scale: null }), usd)).toBe('no-trust-line');
    expect(await told(known({ holding: 'blocked', room: null, scale: 2 }), mpt)).toBe('destination-refused');
    expect(await told({ ...opened(), exists: false } as DestinationFactsAnswer, usd)).toBe('destination-not-funded');
    // The rate is not known yet, so nobody can say whether the MPT has room for it.
    expect(await told(known({ holding: 'missing', room: null, scale: 2 }), mpt)).toBe('no-trust-line');
  });

  it('takes the claim when the ledger cannot be asked, and says so at the approval of an MPT', async () => {
    const { bench, pullPaymentId } = await terms();
    const made = await claim(bench, pullPaymentId, `${mpt}-CHAIN`, '10');
    if (!made.ok) throw new Error(made.error.code);
    const before = await quote(bench, [String(made.value.id)]);
    expect(before.lines).toMatchObject([{ payoutAmount: null, problem: { code: 'mpt-scale-unknown' } }]);
    bench.main.facts.set(`${xrpAccount} ${mpt}`, opened(0));
    expect((await quote(bench, [String(made.value.id)])).lines).toMatchObject([{ payoutAmount: '4', problem: null }]);
  });

  it('asks nobody about a token that it does not offer', async () => {
    const { bench, pullPaymentId } = await terms();
    expect(codeOf(await claim(bench, pullPaymentId, `EUR.${issuer}-CHAIN`, '10'))).toBe('payment-method-not-supported');
    expect(bench.main.asked.facts).toEqual([]);
  });

  it('asks nobody about one either when a claim is changed to it', async () => {
    const { bench, pullPaymentId } = await terms();
    const made = await claim(bench, pullPaymentId, 'XRP-CHAIN', '10');
    bench.main.asked.facts.length = 0;
    const payoutId = String(made.ok && made.value.id);
    const change = (payoutMethodId: string) =>
      bench.api.editClaim({ pullPaymentId, payoutId, body: { payoutMethodId }, caller: { tokenHash } });
    expect(await change(`EUR.${issuer}-CHAIN`)).toMatchObject({ ok: false, error: { code: 'payment-method-not-supported' } });
    expect(bench.main.asked.facts).toEqual([]);
    bench.main.facts.set(`${xrpAccount} ${usd}`, known({ holding: 'missing', room: null, scale: null }));
    expect(await change(`${usd}-CHAIN`)).toMatchObject({ ok: false, error: { code: 'no-trust-line' } });
  });

  it('approves by itself what an MPT can be divided into, and leaves to the sender what its units would make dearer', async () => {
    const { bench } = await terms();
    const pullPaymentId = await bench.createPullPayment({ unit: 'USD', limit: '100000', methods, autoApprove: true });
    bench.main.facts.set(`${xrpAccount} ${mpt}`, opened(0));
    const states: string[] = [];
    for (const [index, amount] of ['300', '301', '31'].entries())
      states.push(codeOf(await claim(bench, pullPaymentId, `${mpt}-CHAIN`, amount, { destinationTag: index })));
    // At 3 USD each: 100; 101 for 301 (303 USD); 11 for 31 (33 USD).
    expect(states).toEqual(['AwaitingPayment', 'AwaitingPayment', 'AwaitingApproval']);
  });

  it('refuses what names no token at all', async () => {
    const { bench, pullPaymentId } = await terms();
    expect(codeOf(await claim(bench, pullPaymentId, `USD.${issuer.slice(0, -1)}C-CHAIN`, '10'))).toBe('validation');
  });
});

describe('many recipients', () => {
  it('are asked about in one question, each address and token once', async () => {
    const { bench, pullPaymentId } = await terms();
    const ids: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      const made = await claim(bench, pullPaymentId, `${usd}-CHAIN`, '1', { destinationTag: index });
      if (!made.ok) throw new Error(made.error.code);
      ids.push(String(made.value.id));
    }
    bench.main.asked.facts.length = 0;
    await quote(bench, ids);
    expect(bench.main.asked.facts).toEqual([xrpAccount]);
  });
});
