// Owns payments and ledger facts for tests of the payment rules: two people, an issuer, one token, one MPT.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { accountIdOf, classicAddressOf } from '../../src/shared/links/xrpl-address.ts';
import type { TokenValue } from '../../src/shared/xrpl/amount.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import type { PaymentDraft, PaymentJson } from '../../src/shared/xrpl/draft.ts';
import {
  type AccountFacts,
  accountUnknown,
  type CredentialFacts,
  holdingKey,
  type LedgerFacts,
  type LineFacts,
  lineKey,
  lineUnknown,
  type MptHoldingFacts,
  type MptIssuanceFacts,
  nothingKnown,
} from '../../src/shared/xrpl/facts.ts';
import { normalisePayment } from '../../src/shared/xrpl/normalise.ts';

export const addressFor = (name: string): string => classicAddressOf(sha256(utf8ToBytes(name)).slice(0, 20));
export const [alice, bob, carol, gateway, other] = ['alice', 'bob', 'carol', 'gateway', 'other'].map(addressFor) as [
  string,
  string,
  string,
  string,
  string,
];
export const mptId = `00000005${bytesToHex(accountIdOf(gateway) ?? new Uint8Array(20))}`.toUpperCase();
export const otherMptId = `00000006${bytesToHex(accountIdOf(gateway) ?? new Uint8Array(20))}`.toUpperCase();
export const id = (digit: string): string => digit.repeat(64);

export const usd = (value: string, issuer = gateway) => ({ currency: 'USD', issuer, value });
export const eur = (value: string, issuer = gateway) => ({ currency: 'EUR', issuer, value });
export const mpt = (value: string, issuance = mptId) => ({ mpt_issuance_id: issuance, value });
export const partial = 0x0002_0000;
export const limitQuality = 0x0004_0000;
export const noDirect = 0x0001_0000;

/** 10 XRP from alice to bob, with changes; undefined leaves a field out. */
export function paymentJson(changes: PaymentJson = {}): PaymentJson {
  const json = { TransactionType: 'Payment', Account: alice, Destination: bob, Amount: '10000000', ...changes };
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}

export function draftOf(changes: PaymentJson = {}): PaymentDraft {
  return normalisePayment(paymentJson(changes), null).draft;
}

export function value(text: string): TokenValue {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** A funded account of which everything is known and nothing is special. */
export function account(changes: Partial<AccountFacts> = {}): AccountFacts {
  return {
    ...accountUnknown,
    balance: 100_000_000n,
    ownerCount: 0,
    sequence: 7,
    requireDestinationTag: false,
    disallowIncomingXrp: false,
    depositAuth: false,
    requireAuth: false,
    globalFreeze: false,
    defaultRipple: true,
    masterDisabled: false,
    transferRate: 1_000_000_000n,
    pseudo: false,
    preauthorizes: [],
    preauthorizesCredentials: [],
    tickets: [],
    ...changes,
  };
}

/** The holder's line to the gateway for USD. */
export function line(
  holder: string,
  balance: string,
  changes: Partial<LineFacts> = {},
  issuer = gateway,
): Readonly<Record<string, LineFacts>> {
  const facts: LineFacts = {
    ...lineUnknown,
    account: holder,
    peer: issuer,
    currency: 'USD',
    balance: value(balance),
    limit: value('1000'),
    limitPeer: value('0'),
    noRipple: false,
    noRipplePeer: false,
    authorized: false,
    peerAuthorized: false,
    freeze: false,
    freezePeer: false,
    deepFreeze: false,
    deepFreezePeer: false,
    qualityIn: 0,
    qualityOut: 0,
    ...changes,
  };
  return { [lineKey(holder, issuer, 'USD')]: facts };
}

export const issuance = (changes: Partial<MptIssuanceFacts> = {}): MptIssuanceFacts => ({
  issuer: gateway,
  assetScale: 2,
  transferFee: 0,
  locked: false,
  requireAuth: false,
  canTransfer: true,
  outstanding: 1_000n,
  maximum: 2_000n,
  ...changes,
});

export const holding = (holder: string, changes: Partial<MptHoldingFacts> | null = {}) => ({
  [holdingKey(holder, mptId)]: changes === null ? null : { balance: 100n, locked: false, authorized: true, ...changes },
});

export const credential = (changes: Partial<CredentialFacts> = {}): CredentialFacts => ({
  subject: alice,
  kind: { issuer: carol, type: '4B5943' },
  accepted: true,
  expiration: null,
  ...changes,
});

/** Alice, bob and the gateway exist; both hold lines, alice 100 USD; all values of the network are known. */
export function facts(changes: Partial<LedgerFacts> = {}): LedgerFacts {
  return {
    ...nothingKnown,
    network: 'practice',
    networkId: 0,
    reserve: { base: 1_000_000n, increment: 200_000n },
    fee: { base: 10n, open: 10n },
    closeTime: 1_000,
    openLedger: 50,
    accounts: { [alice]: account(), [bob]: account(), [gateway]: account() },
    lines: { ...line(alice, '100'), ...line(bob, '0') },
    signer: 'master',
    ...changes,
  };
}

/** The facts with one account otherwise. */
export function factsWith(address: string, changes: Partial<AccountFacts> | null, more: Partial<LedgerFacts> = {}): LedgerFacts {
  const base = facts(more);
  return { ...base, accounts: { ...base.accounts, [address]: changes === null ? null : account(changes) } };
}
