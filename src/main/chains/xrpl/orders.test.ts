// Owns the proof that an order is read in one canonical form, and that nothing but it is ever signed.
import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { sign as signBytes } from 'ripple-keypairs';
import { describe, expect, it } from 'vitest';
import { decode, ECDSA, Wallet } from 'xrpl';
import { readXAddress, toXAddress } from '../../../shared/links/xrpl-address.ts';
import type { Result } from '../../../shared/result.ts';
import { withXrplKey, xrplIdentity } from './keys.ts';
import { readOrder, type TransactionJson } from './order-parse.ts';
import { hasValidSignature } from './sign.ts';
import { type Bound, differingField, signTransaction } from './sign-transaction.ts';
import type { XrplKey } from './types.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const us = xrplIdentity(seed).address;
const bob = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const payment = { TransactionType: 'Payment', Destination: bob, Amount: '1000000' };
const bound: Bound = { fee: 12n, sequence: 7, ticket: null, lastLedgerSequence: 120, networkId: 60_421 };

const read = (tx: object) => readOrder(JSON.stringify(tx), us, 'practice');
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const wordOf = (answer: Result<unknown>) =>
  answer.ok ? 'read' : [answer.error.code, ...Object.values(answer.error.params ?? {})].join(' ');
const sign = (json: TransactionJson, approved = json, changes: Partial<Bound> = {}, key?: XrplKey) =>
  key === undefined
    ? withXrplKey(seed, (own) => signTransaction(json, approved, { ...bound, ...changes }, own))
    : signTransaction(json, approved, { ...bound, ...changes }, key);

describe('an order that is read', () => {
  it('gets the account, classic addresses, and one spelling of every amount', () => {
    expect(must(read({ ...payment, Amount: { currency: 'USD', issuer: bob, value: '1.500' } }))).toMatchObject({
      Account: us,
      Amount: { value: '1.5' },
    });
    expect(must(read({ ...payment, Destination: toXAddress(bob, 9, 'practice') }))).toMatchObject({ Destination: bob, DestinationTag: 9 });
    expect(must(read({ ...payment, Amount: undefined, DeliverMax: '5' }))).toMatchObject({ Amount: '5' });
  });

  it.each([
    ['no JSON', '{"TransactionType":', 'order-unreadable JSON'],
    ['a list', '[]', 'order-unreadable JSON'],
  ])('is refused as %s', (_, text, word) => {
    expect(wordOf(readOrder(text, us, 'practice'))).toBe(word);
  });

  it.each([
    [{ TransactionType: 'AccountDelete', Destination: bob }, 'order-type-unknown AccountDelete'],
    [{ TransactionType: 'toString' }, 'order-type-unknown toString'],
    [{}, 'order-type-unknown '],
    [{ ...payment, Account: bob }, `order-not-ours ${bob}`],
    [{ TransactionType: 'TrustSet' }, 'order-unreadable LimitAmount'],
    [{ TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: '' }, 'order-unreadable MPTokenIssuanceID'],
    [{ TransactionType: 'AccountSet', Nonsense: 1 }, 'order-unreadable AccountSet'],
    [{ ...payment, Destination: `${bob}x` }, 'order-unreadable Destination'],
    [{ ...payment, Surprise: 1 }, 'order-unreadable Surprise'],
  ])('is refused: %j', (tx, word) => {
    expect(wordOf(read(tx))).toBe(word);
  });

  it.each([
    ['RegularKey', { TransactionType: 'SetRegularKey', RegularKey: toXAddress(bob, null, 'main') }],
    ['Issuer', { TransactionType: 'CredentialAccept', Issuer: toXAddress(bob, null, 'main'), CredentialType: 'AB' }],
    ['Authorize', { TransactionType: 'DepositPreauth', Authorize: toXAddress(bob, null, 'main') }],
    ['Account', { TransactionType: 'AccountSet', Account: toXAddress(us, null, 'main') }],
    ['LimitAmount', { TransactionType: 'TrustSet', LimitAmount: { currency: 'USD', issuer: toXAddress(bob, null, 'main'), value: '1' } }],
    [
      'AuthorizeCredentials',
      {
        TransactionType: 'DepositPreauth',
        AuthorizeCredentials: [{ Credential: { Issuer: toXAddress(bob, null, 'main'), CredentialType: 'AB' } }],
      },
    ],
  ])('of another kind of network, without a tag too, is refused in %s', (field, tx) => {
    expect(wordOf(read(tx))).toBe(`order-unreadable ${field}`);
    const here = JSON.stringify(tx).replace(/X[1-9A-Za-z]{46}/, (address) =>
      toXAddress(readXAddress(address)?.address ?? '', null, 'practice'),
    );
    expect(JSON.stringify(must(readOrder(here, us, 'practice')))).not.toMatch(/"[XT][1-9A-Za-z]{46}"/);
  });

  it.each(['Fee', 'Sequence', 'TicketSequence', 'LastLedgerSequence', 'NetworkID', 'SigningPubKey', 'TxnSignature', 'Signers', 'Delegate'])(
    'may not name %s, which is chosen at signing',
    (field) => {
      expect(wordOf(read({ ...payment, [field]: 1 }))).toBe(`order-unreadable ${field}`);
    },
  );
});

describe('an order that is signed', () => {
  it('holds exactly its fields and the bound ones, with either algorithm', () => {
    const order = must(read({ ...payment, Memos: [{ Memo: { MemoData: 'ab' } }] }));
    const keys: XrplKey[] = [Wallet.generate(ECDSA.ed25519), Wallet.generate(ECDSA.secp256k1)].map(keyOf);
    for (const key of [undefined, ...keys]) {
      const { blob } = must(sign(order, order, {}, key));
      const { SigningPubKey, TxnSignature, ...rest } = decode(blob);
      expect(rest).toEqual({ ...order, Fee: '12', Sequence: 7, LastLedgerSequence: 120, NetworkID: 60_421 });
      expect(hasValidSignature(blob)).toBe(true);
      expect([typeof SigningPubKey, typeof TxnSignature]).toEqual(['string', 'string']);
    }
  });

  it('uses a ticket in the place of the sequence', () => {
    const order = must(read(payment));
    const { blob } = must(sign(order, order, { sequence: null, ticket: 44 }));
    expect(decode(blob)).toMatchObject({ Sequence: 0, TicketSequence: 44 });
  });

  it('is refused before the key is used when any field differs from what was approved', () => {
    const order = must(read({ ...payment, DestinationTag: 7, SendMax: undefined }));
    let used = 0;
    const key = { ...keyOf(Wallet.generate()), sign: () => String((used += 1)) };
    const changes: TransactionJson[] = [
      { ...order, Amount: '1000001' },
      { ...order, Destination: us },
      { ...order, DestinationTag: 8 },
      { ...order, Flags: 131_072 },
      { ...order, SendMax: '2000000' },
      Object.fromEntries(Object.entries(order).filter(([name]) => name !== 'DestinationTag')),
    ];
    for (const changed of changes) expect(wordOf(sign(changed, order, {}, key))).toMatch(/^transaction-mismatch/);
    expect(used).toBe(0);
  });

  it('is refused with a signature that does not verify', () => {
    const order = must(read(payment));
    const key = { ...keyOf(Wallet.generate()), sign: () => '00'.repeat(64) };
    expect(wordOf(sign(order, order, {}, key))).toBe('signature-invalid');
  });

  it('is compared by value, whatever the order of its members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (json) => {
        const turned = Object.fromEntries(Object.entries(json).reverse());
        expect(differingField(json, turned)).toBeNull();
      }),
    );
    expect(differingField({ a: [1, 2] }, { a: [2, 1] })).toBe('a');
    expect(differingField({ a: 1 }, { a: '1' })).toBe('a');
    expect(differingField({ a: 1 }, {})).toBe('a');
  });
});

/** A key as xrpl.js makes it, signing as it does. */
function keyOf(wallet: Wallet): XrplKey {
  return {
    address: wallet.classicAddress,
    publicKey: wallet.publicKey,
    sign: (bytes) => signBytes(bytes, wallet.privateKey),
  };
}
