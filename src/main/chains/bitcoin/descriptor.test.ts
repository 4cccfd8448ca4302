// Owns the proof that descriptors are read strictly, printed as others read them, and never taken for another account.
import { mnemonicToSeedSync } from '@scure/bip39';
import { HDKey } from '@scure/bip32';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountXpub, addressAt } from './account.ts';
import { descriptorChecksum } from './descriptor-checksum.ts';
import { descriptorText, parseDescriptor } from './descriptor.ts';
import { placesOf } from './descriptor-places.ts';
import { keyVersions } from './params.ts';

const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`);
const xpub = accountXpub(seed, 'regtest');
const other = (index: number, params: 'regtest' | 'mainnet' = 'regtest'): string =>
  HDKey.fromMasterSeed(seed, keyVersions(params)).derive(`m/48'/1'/${index}'/2'`).publicExtendedKey;
const origin = "[73c5da0a/84'/1'/0']";
const codeOf = (text: string): string => {
  const read = parseDescriptor(text, 'regtest');
  return read.ok ? 'ok' : read.error.code;
};
const read = (text: string) => {
  const answer = parseDescriptor(text, 'regtest');
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('the checksum', () => {
  it('is that of BIP380', () => expect(descriptorChecksum('raw(deadbeef)')).toBe('89f8spxm'));

  it('refuses any one changed character', () => {
    const text = descriptorText(read(`wpkh(${origin}${xpub}/<0;1>/*)`));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789abcdefgh()/*;<>'.split('')), (at, character) => {
        fc.pre(text[at] !== character && text[at] !== '#');
        expect(codeOf(text.slice(0, at) + character + text.slice(at + 1))).not.toBe('ok');
      }),
    );
  });

  it('is null for a character that no descriptor has', () => expect(descriptorChecksum('wpkh(é)')).toBeNull());
});

describe('an account with one key', () => {
  it('has the addresses of the wallet whose key it is', () => {
    for (const [form, kind] of [
      ['wpkh', 'p2wpkh'],
      ['tr', 'p2tr'],
    ] as const) {
      const placeAt = placesOf(read(`${form}(${origin}${xpub}/<0;1>/*)`), 'regtest');
      for (const position of [
        { chain: 0, index: 0 },
        { chain: 1, index: 7 },
      ] as const)
        expect(placeAt(position).address).toBe(addressAt(xpub, position, 'regtest', kind));
    }
  });

  it('is the same from one line, two lines in either order, or the receiving line alone', () => {
    const one = descriptorText(read(`wpkh(${origin}${xpub}/<0;1>/*)`));
    const receive = `wpkh(${origin}${xpub}/0/*)`;
    const change = `wpkh(${origin}${xpub}/1/*)`;
    for (const text of [receive, `${receive}\n${change}`, `  ${change}\r\n${receive}\n`, descriptorText(read(one), 0)])
      expect(descriptorText(read(text))).toBe(one);
    expect(codeOf(change)).toBe('descriptor-unsupported');
    expect(codeOf(`${receive}\n${receive}`)).toBe('descriptor-unsupported');
    expect(codeOf(`${receive}\nwpkh(${other(0)}/1/*)`)).toBe('descriptor-unsupported');
  });

  it('keeps its origin as it was written, in one spelling', () => {
    expect(descriptorText(read(`wpkh([73C5DA0A/84h/1H/0']${xpub}/<0;1>/*)`))).toBe(descriptorText(read(`wpkh(${origin}${xpub}/<0;1>/*)`)));
    expect(read(`wpkh(${xpub}/<0;1>/*)`)).toMatchObject({ key: { origin: null } });
  });
});

describe('an account with several keys', () => {
  it('has the same addresses whatever the order of its keys', () => {
    const [a, b, c] = [other(0), other(1), other(2)];
    const one = placesOf(read(`wsh(sortedmulti(2,${a}/<0;1>/*,${b}/<0;1>/*,${c}/<0;1>/*))`), 'regtest');
    const two = placesOf(read(`wsh(sortedmulti(2,${c}/<0;1>/*,${a}/<0;1>/*,${b}/<0;1>/*))`), 'regtest');
    const at = { chain: 0, index: 3 } as const;
    expect(one(at).address).toBe(two(at).address);
    expect(one(at).witnessScript).toHaveLength(3 * 34 + 3);
    const compared = one(at).keys.map(({ publicKey }) => Buffer.from(publicKey).toString('hex'));
    expect(compared).toEqual([...compared].sort());
  });

  it('refuses thresholds and keys that make no sense', () => {
    const [a, b] = [`${other(0)}/<0;1>/*`, `${other(1)}/<0;1>/*`];
    expect(codeOf(`wsh(sortedmulti(2,${a},${b}))`)).toBe('ok');
    expect(codeOf(`wsh(sortedmulti(3,${a},${b}))`)).toBe('descriptor-keys');
    expect(codeOf(`wsh(sortedmulti(0,${a},${b}))`)).toBe('descriptor-keys');
    expect(codeOf(`wsh(sortedmulti(2,${a},${a}))`)).toBe('descriptor-keys');
    expect(codeOf(`wsh(sortedmulti(2,${a},[00000000/1/2/3/4]${a}))`)).toBe('descriptor-keys');
    expect(codeOf(`wsh(sortedmulti(2,${a},${other(1)}/0/*))`)).toBe('descriptor-unsupported');
    expect(codeOf(`wsh(sortedmulti(1,${Array.from({ length: 16 }, (_, index) => `${other(index)}/<0;1>/*`).join(',')}))`)).toBe(
      'descriptor-keys',
    );
  });
});

describe('what is not taken', () => {
  const mainnet = accountXpub(seed, 'mainnet');
  const secret = HDKey.fromMasterSeed(seed, keyVersions('regtest')).derive("m/84'/1'/0'").privateExtendedKey;
  it.each([
    ['', 'descriptor-unreadable'],
    ['hello', 'descriptor-unreadable'],
    [`wpkh(${xpub}/<0;1>/*)#aaaaaaaa`, 'descriptor-checksum'],
    [`wpkh(${xpub}/<0;1>/*)##`, 'descriptor-unreadable'],
    [`wpkh(${mainnet}/<0;1>/*)`, 'descriptor-other-network'],
    [`wpkh(${secret}/<0;1>/*)`, 'descriptor-private'],
    [`wpkh(${origin}${secret}/<0;1>/*)`, 'descriptor-private'],
    [`wpkh(${xpub}/<0;1>/*h)`, 'descriptor-unsupported'],
    [`wpkh(${xpub}/*)`, 'descriptor-unsupported'],
    [`wpkh(${xpub}/<1;0>/*)`, 'descriptor-unsupported'],
    [`wpkh(${xpub}/<0;1;2>/*)`, 'descriptor-unsupported'],
    [`sh(wpkh(${xpub}/<0;1>/*))`, 'descriptor-unsupported'],
    [`pkh(${xpub}/<0;1>/*)`, 'descriptor-unsupported'],
    [`wsh(multi(1,${xpub}/<0;1>/*))`, 'descriptor-unsupported'],
    [`tr(${xpub}/<0;1>/*,{pk(${xpub}/<0;1>/*)})`, 'descriptor-unsupported'],
    [`wpkh([73c5da0a/84'/1']${xpub}/<0;1>/*)`, 'descriptor-unreadable'],
    [`wpkh([73c5da0a/84'/1'/2147483648]${xpub}/<0;1>/*)`, 'descriptor-unreadable'],
    [`wpkh([73c5da/84'/1'/0']${xpub}/<0;1>/*)`, 'descriptor-unreadable'],
    [`wpkh(${xpub.slice(0, -1)}/<0;1>/*)`, 'descriptor-unreadable'],
    ['wpkh('.repeat(2_000), 'descriptor-unreadable'],
  ])('%#: refuses with a reason', (text, code) => expect(codeOf(text)).toBe(code));

  it('never throws, and what it takes reads back as itself', () => {
    const parts = fc.constantFrom(
      'wpkh(',
      'tr(',
      'wsh(sortedmulti(',
      '2,',
      ')',
      '))',
      xpub,
      other(1),
      origin,
      '/<0;1>/*',
      '/0/*',
      '#',
      '\n',
      'h',
      '/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 10 }).map((all) => all.join('')),
        ),
        (text) => {
          const answer = parseDescriptor(text, 'regtest');
          if (answer.ok) expect(parseDescriptor(descriptorText(answer.value), 'regtest')).toEqual(answer);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
