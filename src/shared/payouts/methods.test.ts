import { describe, expect, it } from 'vitest';
import { canonicalMethod, isPayable, methodChain, methodCurrency, methodDecimals, readMethod } from './methods.ts';
import { minimumAmount, scriptKindOf } from './dust.ts';
import { formatDecimal } from '../money/decimal.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const mptId = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';

function canonical(value: unknown): string {
  const method = canonicalMethod(value);
  return method.ok ? method.value : method.error.code;
}

describe('payout method ids', () => {
  it.each([
    ['BTC', 'BTC-CHAIN'],
    ['btc', 'BTC-CHAIN'],
    ['BTC-CHAIN', 'BTC-CHAIN'],
    ['BTC-chain', 'BTC-CHAIN'],
    ['BTC_CHAIN', 'BTC-CHAIN'],
    ['BTC-OnChain', 'BTC-CHAIN'],
    ['BTC_BTCLike', 'BTC-CHAIN'],
    ['BTC_BitcoinLike', 'BTC-CHAIN'],
    ['XRP', 'XRP-CHAIN'],
    ['xrp-chain', 'XRP-CHAIN'],
  ])('%s means %s', (text, id) => {
    expect(canonical(text)).toBe(id);
  });

  it.each([
    '',
    ' ',
    'BTC-LN',
    'BTC_LightningLike',
    'BTC-LightningNetwork',
    'BTC_OffChain',
    'BTC-LNURL',
    'TOPUP',
    'DOGE',
    'DOGE-CHAIN',
    '-CHAIN',
    null,
    5,
    ['BTC'],
  ])('%j is refused as unknown (D18, T31)', (value) => {
    expect(canonical(value)).toBe('payout-method-unknown');
  });

  it.each([
    [`USD.${issuer}-CHAIN`, `USD.${issuer}-CHAIN`],
    [`USD.${issuer}_chain`, `USD.${issuer}-CHAIN`],
    [`usd.${issuer}-CHAIN`, `usd.${issuer}-CHAIN`],
    [`0158415500000000c1f76ff6ecb0bac600000000.${issuer}-chain`, `0158415500000000C1F76FF6ECB0BAC600000000.${issuer}-CHAIN`],
    // One currency has one id: the wire form of three characters becomes these.
    [`0000000000000000000000005553440000000000.${issuer}-CHAIN`, `USD.${issuer}-CHAIN`],
    [`${mptId.toLowerCase()}-CHAIN`, `${mptId}-CHAIN`],
  ])('%s means %s (§16.1)', (text, id) => {
    expect(canonical(text)).toBe(id);
    expect(isPayable(id)).toBe(true);
  });

  it.each([
    [`USD.${issuer.slice(0, -1)}C-CHAIN`, 'payout-method-issuer-wrong'],
    [`USD-CHAIN`, 'payout-method-unknown'],
    [`USD.${issuer}`, 'payout-method-unknown'],
    [`XRP.${issuer}-CHAIN`, 'payout-method-unknown'],
    [`0000000000000000000000005852500000000000.${issuer}-CHAIN`, 'payout-method-unknown'],
    [`0000000000000000000000005553440000000001.${issuer}-CHAIN`, 'payout-method-unknown'],
    [`USD.${issuer}-LN`, 'payout-method-unknown'],
    [`${mptId}0-CHAIN`, 'payout-method-unknown'],
  ])('%s is %s', (text, code) => {
    expect(canonical(text)).toBe(code);
    expect(isPayable(text)).toBe(false);
  });

  it('an id that is not canonical is none of ours', () => {
    expect(['BTC', `${mptId.toLowerCase()}-CHAIN`, 'BTC-LN', ''].map(isPayable)).toEqual([false, false, false, false]);
  });

  it('tokens keep the case of their code, hex does not', () => {
    expect(readMethod(`usd.${issuer}-chain`)?.currency).toBe(`usd.${issuer}`);
    expect(readMethod(`${mptId.toLowerCase()}-CHAIN`)).toEqual({ id: `${mptId}-CHAIN`, kind: 'mpt', currency: mptId });
    expect(readMethod(`XRP.${issuer}-CHAIN`)).toBeNull();
    expect(readMethod(`${mptId}`)).toBeNull();
  });

  it('say where and in what they pay', () => {
    expect([methodCurrency('BTC-CHAIN'), methodChain('BTC-CHAIN'), methodDecimals('BTC-CHAIN')]).toEqual(['BTC', 'bitcoin', 8]);
    expect([methodCurrency('XRP-CHAIN'), methodChain('XRP-CHAIN'), methodDecimals('XRP-CHAIN')]).toEqual(['XRP', 'xrpl', 6]);
    expect([methodChain(`USD.${issuer}-CHAIN`), methodDecimals(`USD.${issuer}-CHAIN`)]).toEqual(['xrpl', null]);
  });
});

describe('the smallest payable amount', () => {
  // BIP173 and BIP350 examples, and well-known base58 addresses of each network.
  it.each([
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'p2wpkh', '0.00000294'],
    ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'p2wpkh', '0.00000294'],
    ['bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', 'p2wpkh', '0.00000294'],
    ['tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7', 'p2wsh', '0.0000033'],
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'p2tr', '0.0000033'],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'p2pkh', '0.00000546'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'p2pkh', '0.00000546'],
    ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'p2sh', '0.0000054'],
    ['2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc', 'p2sh', '0.0000054'],
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'xrpl-account', '0.000001'],
  ])('of %s (%s) is %s', (address, kind, minimum) => {
    expect(scriptKindOf(address)).toBe(kind);
    const least = minimumAmount(scriptKindOf(address), kind === 'xrpl-account' ? 'XRP' : 'BTC', null);
    expect(least && formatDecimal(least)).toBe(minimum);
  });

  it.each([
    [`USD.${issuer}`, null, '0.000000000000000001'],
    [mptId, 0, '1'],
    [mptId, 2, '0.01'],
    [mptId, 255, '0.000000000000000001'],
    [mptId, null, null],
  ])('of %s at scale %s is one unit in the last place: %s', (currency, scale, minimum) => {
    const least = minimumAmount('xrpl-account', currency, scale);
    expect(least && formatDecimal(least)).toBe(minimum);
  });
});
