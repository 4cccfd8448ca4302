// Owns the proof that our payments are byte for byte what xrpl.js would sign, and never anything but what was approved.
import { mnemonicToSeedSync } from '@scure/bip39';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, decodeAccountID, encode, hashes, isValidClassicAddress, type Payment, Wallet } from 'xrpl';
import { accountIdOf, classicAddressOf } from '../../../shared/links/xrpl-address.ts';
import { decodeXrpl } from './decode-parse.ts';
import { transactionHash } from './hash.ts';
import { invoiceIdOf } from './invoice-id.ts';
import { withXrplKey, xrplIdentity } from './keys.ts';
import { matchesLine } from './match.ts';
import { paymentJson } from './payment.ts';
import { hasValidSignature, signPayment } from './sign.ts';
import type { DirectXrpPayment } from './types.ts';

const mnemonic = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
const seed = mnemonicToSeedSync(mnemonic);
const us = xrplIdentity(seed);
const alice = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const payment: DirectXrpPayment = {
  account: us.address,
  destination: alice,
  tag: 0,
  drops: 1_500_000n,
  fee: 12n,
  sequence: 7,
  lastLedgerSequence: 120,
  networkId: 60_421,
  invoiceId: 'AB'.repeat(32),
};
const approvalOf = ({ account, destination, tag, drops, fee, networkId, invoiceId, sequence, lastLedgerSequence }: DirectXrpPayment) => ({
  account,
  destination,
  tag,
  drops,
  feeCeiling: fee,
  networkId,
  invoiceId,
  sequence,
  lastLedgerSequence,
});
const sign = (asked: DirectXrpPayment) => {
  const answer = withXrplKey(seed, (key) => signPayment(asked, key, approvalOf(asked)));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const codeOf = (asked: DirectXrpPayment, approved = approvalOf(asked)) => {
  const answer = withXrplKey(seed, (key) => signPayment(asked, key, approved));
  return answer.ok ? 'signed' : `${answer.error.code}:${Object.values(answer.error.params ?? {}).join()}`;
};

describe('our account', () => {
  it('is the one that other wallets derive from the same words', () => {
    const theirs = Wallet.fromMnemonic(mnemonic, { derivationPath: "m/44'/144'/0'/0/0" });
    expect(us).toEqual({ address: theirs.classicAddress, publicKey: theirs.publicKey });
    expect(us.address).toBe('rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3');
  });

  it('reads and writes addresses like the ledger, ACCOUNT_ZERO included', () => {
    expect(classicAddressOf(new Uint8Array(20))).toBe('rrrrrrrrrrrrrrrrrrrrrhoLvTp');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (id) => {
        const address = classicAddressOf(id);
        expect(isValidClassicAddress(address)).toBe(true);
        expect(bytesToHex(accountIdOf(address) ?? new Uint8Array())).toBe(bytesToHex(id));
        expect(bytesToHex(decodeAccountID(address))).toBe(bytesToHex(id));
      }),
    );
  });

  it('refuses addresses with a typing error', () => {
    for (const bad of ['', 'r', `${alice}x`, alice.slice(0, -1), alice.replace('S', 's'), alice.toLowerCase(), 'r'.repeat(5_000), '0OIl'])
      expect(accountIdOf(bad)).toBeNull();
  });
});

describe('signing a payment', () => {
  it('gives the same bytes and the same hash as xrpl.js, for any payment', () => {
    const theirs = Wallet.fromMnemonic(mnemonic, { derivationPath: "m/44'/144'/0'/0/0" });
    const uint32 = fc.integer({ min: 1, max: 0xffff_ffff });
    fc.assert(
      fc.property(
        fc.record({
          tag: fc.option(fc.integer({ min: 0, max: 0xffff_ffff })),
          drops: fc.bigInt({ min: 1n, max: 10n ** 17n }),
          fee: fc.bigInt({ min: 1n, max: 2_000_000n }),
          sequence: uint32,
          lastLedgerSequence: uint32,
          networkId: fc.option(fc.integer({ min: 1025, max: 0xffff_ffff })),
          invoiceId: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytesToHex)),
        }),
        (fields) => {
          const asked = { ...payment, ...fields };
          const json = paymentJson(asked);
          if (!json.ok) throw new Error('refused');
          const expected = theirs.sign(json.value);
          expect(sign(asked)).toEqual({ blob: expected.tx_blob, hash: expected.hash });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reads back exactly what was asked; tag 0 is a tag', () => {
    const { blob, hash } = sign(payment);
    expect(decodeXrpl(blob)).toEqual({ ok: true, value: { ...payment, hash, flags: 0, signingKey: us.publicKey, other: [] } });
    expect(hash).toBe(hashes.hashSignedTx(blob));
    const bare = { ...payment, tag: null, networkId: null, invoiceId: null };
    expect(decodeXrpl(sign(bare).blob)).toMatchObject({ ok: true, value: { tag: null, networkId: null, invoiceId: null } });
  });

  it('refuses a payment that the ledger would call malformed', () => {
    expect(codeOf({ ...payment, destination: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp' })).toBe('payment-malformed:destination');
    expect(codeOf({ ...payment, destination: us.address })).toBe('payment-malformed:destination');
    expect(codeOf({ ...payment, destination: 'X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ' })).toBe('payment-malformed:destination');
    expect(codeOf({ ...payment, tag: -1 })).toBe('payment-malformed:tag');
    expect(codeOf({ ...payment, tag: 0x1_0000_0000 })).toBe('payment-malformed:tag');
    expect(codeOf({ ...payment, tag: 1.5 })).toBe('payment-malformed:tag');
    expect(codeOf({ ...payment, drops: 0n })).toBe('payment-malformed:amount');
    expect(codeOf({ ...payment, drops: 10n ** 17n + 1n })).toBe('payment-malformed:amount');
    expect(codeOf({ ...payment, fee: 0n })).toBe('payment-malformed:fee');
    expect(codeOf({ ...payment, sequence: 0 })).toBe('payment-malformed:sequence');
    expect(codeOf({ ...payment, lastLedgerSequence: Number.NaN })).toBe('payment-malformed:last-ledger');
    expect(codeOf({ ...payment, networkId: 1024 })).toBe('payment-malformed:network');
    expect(codeOf({ ...payment, invoiceId: 'AB' })).toBe('payment-malformed:invoice');
  });

  it('refuses whatever differs from what was approved', () => {
    const approved = approvalOf(payment);
    expect(codeOf({ ...payment, drops: 1_500_001n }, approved)).toBe('transaction-mismatch:amount');
    expect(codeOf({ ...payment, destination: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' }, approved)).toBe('transaction-mismatch:destination');
    expect(codeOf({ ...payment, tag: null }, approved)).toBe('transaction-mismatch:destination');
    expect(codeOf({ ...payment, tag: 1 }, approved)).toBe('transaction-mismatch:destination');
    expect(codeOf({ ...payment, fee: 13n }, approved)).toBe('transaction-mismatch:fee');
    expect(codeOf({ ...payment, networkId: null }, approved)).toBe('transaction-mismatch:network');
    expect(codeOf({ ...payment, invoiceId: 'CD'.repeat(32) }, approved)).toBe('transaction-mismatch:invoice');
    expect(codeOf({ ...payment, sequence: 8 }, approved)).toBe('transaction-mismatch:sequence');
    expect(codeOf({ ...payment, lastLedgerSequence: 121 }, approved)).toBe('transaction-mismatch:last-ledger');
    expect(codeOf({ ...payment, fee: 11n }, approved)).toBe('signed');
  });

  it('refuses to sign for another account', () => {
    expect(codeOf({ ...payment, account: alice, destination: us.address })).toBe(`coin-not-ours:${alice}`);
  });
});

describe('an InvoiceID', () => {
  it('is the SHA-256 of the payout id (NIST vector "abc")', () => {
    expect(invoiceIdOf('abc')).toBe('BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD');
  });
});

describe('reading bytes back', () => {
  const json = () => {
    const made = paymentJson(payment);
    if (!made.ok) throw new Error('refused');
    return { ...made.value, SigningPubKey: us.publicKey };
  };
  const approved = { ...approvalOf(payment), publicKey: us.publicKey };
  const partOf = (changed: Payment) => {
    const decoded = decodeXrpl(encode(changed));
    if (!decoded.ok) return decoded.error.code;
    const answer = matchesLine(decoded.value, approved);
    return answer.ok ? 'same' : answer.error.params?.['part'];
  };

  it('names every field that a payment of ours never has', () => {
    expect(partOf(json())).toBe('same');
    expect(partOf({ ...json(), SourceTag: 5 })).toBe('SourceTag');
    expect(partOf({ ...json(), SendMax: '2000000', Memos: [{ Memo: { MemoData: 'AA' } }] })).toBe('SendMax Memos');
    expect(partOf({ ...json(), Flags: 0x0002_0000 })).toBe('flags');
    expect(partOf({ ...json(), SigningPubKey: us.publicKey.replace(/..$/, '00') })).toBe('account');
  });

  it('is no XRP payment when it is a token payment, has no last ledger, or is no payment', () => {
    const { LastLedgerSequence: _, ...open } = json();
    expect(partOf(open)).toBe('not-an-xrp-payment');
    expect(partOf({ ...json(), Amount: { currency: 'USD', issuer: alice, value: '1' } })).toBe('not-an-xrp-payment');
    expect(
      decodeXrpl(encode({ TransactionType: 'AccountSet', Account: us.address, Fee: '12', Sequence: 1, LastLedgerSequence: 9 })),
    ).toMatchObject({ ok: false });
  });

  it('refuses rubbish, halves and appendices', () => {
    const { blob } = sign(payment);
    for (const bad of ['', 'ZZ', blob.slice(2), blob.slice(0, -2), `${blob}00`, blob.toLowerCase(), '00'.repeat(20_000)]) {
      expect(decodeXrpl(bad)).toMatchObject({ ok: false, error: { code: 'transaction-unreadable' } });
    }
  });

  it('sees a broken signature', () => {
    const { blob, hash } = sign(payment);
    expect(hasValidSignature(blob)).toBe(true);
    const other = sign({ ...payment, drops: 1_500_001n }).blob;
    const swapped = encode({ ...decode(blob), TxnSignature: decode(other)['TxnSignature'] } as unknown as Payment);
    expect(hasValidSignature(swapped)).toBe(false);
    expect(hasValidSignature('00')).toBe(false);
    expect(transactionHash(blob)).toBe(hash);
  });
});
