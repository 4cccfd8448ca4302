// Tests: ids that follow from others.
import { createHash } from 'node:crypto';
import { base58 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { invoiceIdOf, payoutIdOf } from './payout-id.ts';

const sha = (...parts: (string | Uint8Array)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const claimId = '000102030405060708090a0b0c0d0e0f';
const key = 'ab'.repeat(32);

describe('the id of a payout that came as a code', () => {
  it('is the Base58 of 20 bytes of the tagged hash, computed here with another library', () => {
    const tag = sha('pullpay/payout/v1');
    const digest = sha(tag, tag, Buffer.from(claimId, 'hex'), Buffer.from(key, 'hex'));
    expect(payoutIdOf(claimId, key)).toBe(base58.encode(digest.subarray(0, 20)));
    expect(base58.decode(payoutIdOf(claimId, key))).toHaveLength(20);
  });

  it('differs with the claim and with the key', () => {
    const ids = [payoutIdOf(claimId, key), payoutIdOf('ff'.repeat(16), key), payoutIdOf(claimId, 'cd'.repeat(32))];
    expect(new Set(ids).size).toBe(3);
  });
});

it('the InvoiceID is the SHA-256 of the id as text, in capitals', () => {
  expect(invoiceIdOf('abc')).toBe('BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD');
  expect(invoiceIdOf('é')).toBe(sha('é').toString('hex').toUpperCase());
});
