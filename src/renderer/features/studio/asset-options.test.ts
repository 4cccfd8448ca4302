// What the form offers to pay with and to pay in.
import { describe, expect, it } from 'vitest';
import { readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { type LineFacts, lineUnknown } from '../../../shared/xrpl/facts.ts';
import { deliverOptions, spendOptions } from './asset-options.ts';
import { holdingsOf } from '../../../../tests/fakes/ledger-views.ts';

const [me, peer, bank] = ['rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys', 'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN', 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe'];
const mpt = '00000001B5F762798A53D543A014CAF8B297CFF8F2F937E8';
const value = (text: string) => {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};
const line = (account: string, currency: string, balance: string, limit: string, limitPeer = '0', with_ = bank): LineFacts => ({
  ...lineUnknown,
  account,
  peer: with_,
  currency,
  balance: value(balance),
  limit: value(limit),
  limitPeer: value(limitPeer),
});

describe('what may arrive', () => {
  it('is XRP alone while nothing is known', () => {
    expect(deliverOptions({ payer: null, receiver: null, practice: [] }).map(({ key }) => key)).toEqual(['xrp']);
  });

  it('is told once, with what the payer holds and that the receiver takes it', () => {
    const payer = holdingsOf(me, { lines: [line(me, 'USD', '12.5', '100')] });
    const receiver = holdingsOf(peer, { lines: [line(peer, 'USD', '0', '50'), line(peer, 'EUR', '0', '0', '9')] });
    expect(deliverOptions({ payer, receiver, practice: [] }).map(({ key, held, accepted }) => [key, held, accepted])).toEqual([
      ['xrp', null, true],
      [`token USD ${bank}`, '12.5', true],
      [`token EUR ${peer}`, null, true],
    ]);
  });

  it('knows an MPT by its scale', () => {
    const issuance = {
      issuer: bank,
      assetScale: 2,
      transferFee: 0,
      locked: false,
      requireAuth: false,
      canTransfer: true,
      outstanding: 500n,
      maximum: 900n,
    };
    const payer = holdingsOf(me, {
      mpts: [
        {
          id: mpt,
          holding: { balance: 1234n, locked: false, authorized: true },
          issuance,
          ticker: 'GOLD',
          metadata: null,
          canClawback: null,
          canLock: null,
        },
      ],
    });
    expect(deliverOptions({ payer, receiver: null, practice: [] })[1]).toMatchObject({ asset: { scale: 2 }, held: '12.34' });
  });
});

describe('what may be spent', () => {
  it('is XRP, what the payer holds, and what the payer issues; no MPT', () => {
    const lines = [line(me, 'USD', '12.5', '100'), line(me, 'CNY', '0', '100'), line(me, 'EUR', '-4', '0', '10', peer)];
    const payer = holdingsOf(me, {
      lines,
      mpts: [{ id: mpt, holding: null, issuance: null, ticker: null, metadata: null, canClawback: null, canLock: null }],
    });
    expect(spendOptions({ payer, receiver: null, practice: [] }).map(({ key, own }) => [key, own])).toEqual([
      ['xrp', false],
      [`token USD ${bank}`, false],
      [`token EUR ${me}`, true],
    ]);
  });
});
