// Whether a token or an MPT can arrive, by what the ledger says of its line, its issuer and its issuance.
import { describe, expect, it } from 'vitest';
import { readTokenValue } from '../xrpl/amounts/token-value.ts';
import { mptIssuerOf } from '../xrpl/amounts/mpt.ts';
import type { TokenValue } from '../xrpl/amount.ts';
import {
  type AccountFacts,
  accountUnknown,
  holdingKey,
  type LedgerFacts,
  type LineFacts,
  lineKey,
  type MptHoldingFacts,
  type MptIssuanceFacts,
  nothingKnown,
} from '../xrpl/facts.ts';
import { holdingOf } from './holding.ts';
import { quietLine } from '../../../tests/fakes/ledger-views.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const alice = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const sender = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const usd = `USD.${issuer}`;
const mpt = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';

const value = (text: string): TokenValue => {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const line: LineFacts = {
  account: alice,
  peer: issuer,
  currency: 'USD',
  balance: value('40'),
  limit: value('100'),
  limitPeer: value('0'),
  ...quietLine,
};
const issuerFacts: AccountFacts = { ...accountUnknown, globalFreeze: false, requireAuth: false };

function token(
  changes: Partial<LineFacts> | null | undefined,
  terms: Partial<AccountFacts> | null = {},
  from: string | null = sender,
  to = alice,
) {
  const facts: LedgerFacts = {
    ...nothingKnown,
    accounts: { [issuer]: terms === null ? null : { ...issuerFacts, ...terms } },
    lines: changes === undefined ? {} : { [lineKey(alice, issuer, 'USD')]: changes === null ? null : { ...line, ...changes } },
  };
  const found = holdingOf(facts, to, usd, from);
  return `${found?.holding} ${found?.room ?? '-'}`;
}

describe('a token', () => {
  it.each([
    ['has the room that its line leaves', {}, {}, 'open 60'],
    ['is missing without a line', null, {}, 'missing -'],
    ['is unknown where the line could not be read', undefined, {}, 'unknown -'],
    ['is missing where the line takes nothing more', { balance: value('100') }, {}, 'missing -'],
    ['has no bound where the line takes more than any amount', { limit: value('9999999999999999e80') }, {}, 'open -'],
    ['counts what the holder owes as room', { balance: value('-5') }, {}, 'open 105'],
    ['is blocked while the issuer has frozen everything', {}, { globalFreeze: true }, 'blocked -'],
    ['is blocked where the recipient has frozen the issuer', { freeze: true }, {}, 'blocked -'],
    ['is blocked in deep freeze', { deepFreezePeer: true }, {}, 'blocked -'],
    ['still arrives on a line that its issuer froze', { freezePeer: true }, {}, 'open 60'],
    ['is blocked where the issuer has to authorize and has not', { balance: value('0') }, { requireAuth: true }, 'blocked -'],
    ['still arrives without that on a line that holds something', {}, { requireAuth: true }, 'open 60'],
    ['is not refused where nobody knows what an unauthorized line holds', { balance: null }, { requireAuth: true }, 'open -'],
    ['is open where he has', { peerAuthorized: true }, { requireAuth: true }, 'open 60'],
    ['is missing where the issuer does not exist', null, null, 'missing -'],
  ] as const)('%s', (_name, changes, terms, expected) => {
    expect(token(changes, terms)).toBe(expected);
  });

  it('comes home to its issuer without a line, and leaves him through his own freeze', () => {
    expect(token(null, {}, sender, issuer)).toBe('open -');
    expect(token({}, { globalFreeze: true }, issuer)).toBe('open 60');
  });

  it('passes every freeze in one hop from its issuer, but not his missing authorization', () => {
    for (const frozen of [{ freeze: true }, { deepFreeze: true }, { deepFreezePeer: true, freezePeer: true }])
      expect([token(frozen, {}, issuer), token(frozen, {}, null)]).toEqual(['open 60', 'blocked -']);
    expect(token({ balance: value('0') }, { requireAuth: true }, issuer)).toBe('blocked -');
  });
});

const issuance: MptIssuanceFacts = {
  issuer: mptIssuerOf(mpt),
  assetScale: 2,
  transferFee: 0,
  locked: false,
  requireAuth: false,
  canTransfer: true,
  outstanding: 0n,
  maximum: 100n,
};
const held: MptHoldingFacts = { balance: 0n, locked: false, authorized: false };

function multi(
  terms: Partial<MptIssuanceFacts> | null | undefined,
  holding: Partial<MptHoldingFacts> | null | undefined,
  to = alice,
  from = sender,
) {
  const facts: LedgerFacts = {
    ...nothingKnown,
    issuances: terms === undefined ? {} : { [mpt]: terms === null ? null : { ...issuance, ...terms } },
    holdings: holding === undefined ? {} : { [holdingKey(alice, mpt)]: holding === null ? null : { ...held, ...holding } },
  };
  const found = holdingOf(facts, to, mpt, from);
  return `${found?.holding} ${found?.scale ?? '-'}`;
}

describe('an MPT', () => {
  it.each([
    ['is open to those who opted in', {}, {}, 'open 2'],
    ['is missing for those who did not', {}, null, 'missing 2'],
    ['still tells its scale where the holding could not be read', {}, undefined, 'unknown 2'],
    ['is unknown where nothing could be read', undefined, undefined, 'unknown -'],
    ['is missing where there is no such issuance', null, null, 'missing -'],
    ['is blocked while it is locked as a whole', { locked: true }, {}, 'blocked 2'],
    ['is blocked while this holding is locked', {}, { locked: true }, 'blocked 2'],
    ['is blocked without the authorization that it asks for', { requireAuth: true }, {}, 'blocked 2'],
    ['is open with it', { requireAuth: true }, { authorized: true }, 'open 2'],
    ['is blocked where holders may not pass it on', { canTransfer: false }, {}, 'blocked 2'],
  ] as const)('%s', (_name, terms, holding, expected) => {
    expect(multi(terms, holding)).toBe(expected);
  });

  it('comes home to its issuer', () => {
    expect(multi({ locked: true }, null, mptIssuerOf(mpt))).toBe('open 2');
  });

  it('passes every lock on its way from its issuer, but not his missing authorization', () => {
    const from = mptIssuerOf(mpt);
    expect(multi({ locked: true, canTransfer: false }, { locked: true }, alice, from)).toBe('open 2');
    expect(multi({ requireAuth: true }, {}, alice, from)).toBe('blocked 2');
    expect(multi({}, null, alice, from)).toBe('missing 2');
  });
});

it('coins need no holding', () => {
  expect([holdingOf(nothingKnown, alice, 'XRP', null), holdingOf(nothingKnown, alice, 'BTC', null)]).toEqual([null, null]);
});
