// Owns the proof of what is said about coins: dust, reuse, what is free, and when joining small ones pays off.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTo, coin, placeAt, seed, total } from '../../../../tests/helpers/bitcoin-batch.ts';
import { mostBatchVsize } from './batch.ts';
import { adviseConsolidation, type ConsolidationRequest } from './coin-consolidation.ts';
import { coinFlags, dustAttackLimit, type Receipt } from './coin-flags.ts';
import { coinViews, frozenWith } from './coin-states.ts';
import { outpointOf } from './coin-usable.ts';
import { signSelection } from './sign.ts';

const none = new Set<string>();
const a = placeAt({ chain: 0, index: 1 }).address;
const b = placeAt({ chain: 0, index: 2 }).address;
let made = 0;
const receipt = (address: string, value: bigint, height: number | null, more: Partial<Receipt> = {}): Receipt => {
  made += 1;
  return { txid: made.toString(16).padStart(64, '0'), vout: 0, address, value, height, fromUs: false, ...more };
};
const dustOf = (receipts: readonly Receipt[]) => receipts.filter((one) => coinFlags(receipts).dust.has(outpointOf(one)));

describe('dust that somebody sends to a known address', () => {
  const real = receipt(a, 500_000n, 100);

  it('is flagged up to the limit, confirmed or not, and is not the user’s reuse', () => {
    const small = receipt(a, dustAttackLimit, 105);
    const waiting = receipt(a, 546n, null);
    expect(dustOf([waiting, real, small])).toEqual([waiting, small]);
    expect(coinFlags([waiting, real, small]).reused).toEqual(none);
    expect(dustOf([real, receipt(a, dustAttackLimit + 1n, 105)])).toEqual([]);
  });

  it('is not flagged where it is no surprise: a first payment to a fresh address, our own change, two outputs of one payment', () => {
    expect(dustOf([real, receipt(b, 600n, 105)])).toEqual([]);
    expect(dustOf([real, receipt(a, 600n, 105, { fromUs: true })])).toEqual([]);
    expect(dustOf([real, { ...real, vout: 1, value: 600n }])).toEqual([]);
    // The dust came first, so the address was not known; what follows is a reuse.
    const first = receipt(b, 600n, 90);
    expect(dustOf([receipt(b, 9_000n, 95), first])).toEqual([]);
    expect(dustOf([])).toEqual([]);
  });

  it('is told from the payment in whose block it is', () => {
    const same = receipt(a, 600n, 100);
    expect(dustOf([same, real])).toEqual([same]);
    expect(dustOf([real, same])).toEqual([same]);
  });
});

describe('an address', () => {
  it('is reused when two transactions pay to it, spent or not, and not when one pays twice', () => {
    const [first, second] = [receipt(a, 50_000n, 100), receipt(a, 60_000n, null)];
    expect(coinFlags([first, second, receipt(b, 70_000n, 101)]).reused).toEqual(new Set([a]));
    expect(coinFlags([first, { ...first, vout: 3 }]).reused).toEqual(none);
    expect(coinFlags([first, receipt(a, 20_000n, 102, { fromUs: true })]).reused).toEqual(new Set([a]));
  });
});

describe('every coin', () => {
  it('is reserved before it is frozen, frozen before it waits, and else free; flags are beside that', () => {
    const coins = [coin(1n, 0), coin(2n, 1), coin(3n, 2, null), coin(4n, 3, null), coin(5n, 4)];
    const [r = '', f = '', w = ''] = coins.map(outpointOf);
    const flags = { dust: new Set([w]), reused: new Set([coin(1n, 0).address]) };
    const views = coinViews(coins, { reserved: new Set([r]), frozen: new Set([r, f, outpointOf(coin(4n, 3))]), flags });
    expect(views.map(({ state }) => state)).toEqual(['reserved', 'frozen', 'waiting', 'frozen', 'free']);
    expect(views.map(({ isFrozen }) => isFrozen)).toEqual([true, true, false, true, false]);
    expect(views.map(({ isDust }) => isDust)).toEqual([false, false, true, false, false]);
    expect(views.every(({ isReused }) => isReused)).toBe(true);
  });

  it('is frozen and thawed by its name', () => {
    const frozen = frozenWith(frozenWith(none, 'x:0', true), 'y:1', true);
    expect(frozenWith(frozenWith(frozen, 'x:0', false), 'x:0', false)).toEqual(new Set(['y:1']));
    expect(none.size).toBe(0);
  });
});

describe('joining small coins', () => {
  const request = (more: Partial<ConsolidationRequest> = {}): ConsolidationRequest => ({
    coins: Array.from({ length: 20 }, (_, index) => coin(10_000n + BigInt(index), index)),
    keepApart: none,
    smallBelow: 50_000n,
    feeRate: 1_000n,
    laterRate: 20_000n,
    to: changeTo(3),
    params: 'regtest',
    ...more,
  });
  const advised = (asked: ConsolidationRequest) => {
    const answer = adviseConsolidation(asked);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  it('says what it costs now and saves later, and from which rate on it pays off', () => {
    const advice = advised(request());
    // 20 inputs of 68 vB, one output: 1,402 vB at 1 sat/vB; later 19 inputs fewer at 20 sat/vB.
    expect(advice).toMatchObject({ count: 20, costsNow: advice?.selection.fee, savesLater: 25_840n, paysOff: true });
    expect(advice?.costsNow).toBe(BigInt(advice?.selection.vsize ?? 0));
    const rate = advice?.breakEvenRate ?? 0n;
    expect(advised(request({ laterRate: rate + 1n }))?.paysOff).toBe(true);
    expect(advised(request({ laterRate: rate - 2n }))?.paysOff).toBe(false);
    expect(advised(request({ feeRate: 30_000n }))).toMatchObject({ paysOff: false });
  });

  it('leaves apart what is large, unconfirmed, reserved, frozen or dust, and advises nothing for fewer than two', () => {
    const coins = [coin(10_000n, 0), coin(11_000n, 1), coin(90_000n, 2), coin(12_000n, 3, null), coin(13_000n, 4)];
    const asked = request({ coins, keepApart: new Set([outpointOf(coin(0n, 4))]) });
    expect(advised(asked)?.selection.inputs).toEqual([coin(10_000n, 0), coin(11_000n, 1)]);
    expect(advised({ ...asked, coins: coins.slice(1) })).toBeNull();
    expect(advised({ ...asked, feeRate: 150_000n })).toBeNull();
    expect(adviseConsolidation({ ...asked, to: { ...asked.to, address: 'nowhere' } })).toMatchObject({
      error: { code: 'address-invalid' },
    });
  });

  it('fits one transaction that nodes relay, whatever the number of coins, and is signed as it stands', () => {
    const advice = advised(request({ coins: Array.from({ length: 3_000 }, (_, index) => coin(10_000n + BigInt(index), index)) }));
    expect(advice?.count).toBe(1_440);
    expect(advice?.selection.vsize).toBeLessThanOrEqual(mostBatchVsize);
    const small = advised(
      request({ coins: [coin(10_000n, 1), coin(20_000n, 2)].map((one) => ({ ...one, ...placeAt({ chain: 0, index: 0 }) })) }),
    );
    if (small === null) throw new Error('no advice');
    const approved = { lines: [], feeCeiling: small.costsNow, lockTime: 0 };
    expect(signSelection(small.selection, seed, { params: 'regtest', lockTime: 0, approved })).toMatchObject({ ok: true });
  });

  it('loses nothing but the fee', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 60_000n }), { maxLength: 40 }),
        fc.bigInt({ min: 1_000n, max: 100_000n }),
        fc.bigInt({ min: 1_000n, max: 100_000n }),
        (values, feeRate, laterRate) => {
          const advice = advised(request({ coins: values.map((value, index) => coin(value, index)), feeRate, laterRate }));
          if (advice === null) return;
          const { inputs, change, fee } = advice.selection;
          expect(total(inputs)).toBe((change?.value ?? 0n) + fee);
          expect(new Set(inputs.map(outpointOf)).size).toBe(inputs.length);
          expect(advice.paysOff).toBe(advice.savesLater > advice.costsNow);
        },
      ),
    );
  });
});
