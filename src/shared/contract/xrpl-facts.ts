// Owns the schemas of amounts and of what is known of a ledger, as they pass between processes. The shapes are those of src/shared/xrpl.
import * as z from 'zod';
import { networks } from '../network.ts';
import type { Amount, Asset } from '../xrpl/amount.ts';
import type { LedgerFacts } from '../xrpl/facts.ts';

export const address = z.string().regex(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/);
export const xAddress = z.string().max(60);
export const ledgerId = z.string().regex(/^[0-9A-F]{64}$/);
export const mptId = z.string().regex(/^[0-9A-F]{48}$/);
const uint32 = z.number().int().min(0).max(0xffff_ffff);
const currency = z.string().min(3).max(40);
const list = <T extends z.ZodType>(member: T, most: number) => z.array(member).max(most).readonly();
const known = <T extends z.ZodType>(member: T) => z.record(z.string().max(200), member.nullable()).readonly();

export const tokenValue = z.object({ mantissa: z.bigint(), exponent: z.number().int() });

export const amount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('xrp'), drops: z.bigint() }),
  z.object({ kind: z.literal('token'), currency, issuer: address, value: tokenValue }),
  z.object({ kind: z.literal('mpt'), id: mptId, value: z.bigint() }),
]) satisfies z.ZodType<Amount>;

export const asset = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('xrp') }),
  z.object({ kind: z.literal('token'), currency, issuer: address }),
  z.object({ kind: z.literal('mpt'), id: mptId }),
]) satisfies z.ZodType<Asset>;

const flag = z.boolean().nullable();
const credentialKind = z.object({ issuer: address, type: z.string().max(128) });
const credentialSet = list(credentialKind, 16);

export const accountFacts = z.object({
  balance: z.bigint().nullable(),
  ownerCount: uint32.nullable(),
  sequence: uint32.nullable(),
  requireDestinationTag: flag,
  disallowIncomingXrp: flag,
  depositAuth: flag,
  requireAuth: flag,
  globalFreeze: flag,
  defaultRipple: flag,
  masterDisabled: flag,
  transferRate: z.bigint().nullable(),
  pseudo: flag,
  preauthorizes: list(address, 2_000).nullable(),
  preauthorizesCredentials: list(credentialSet, 2_000).nullable(),
  tickets: list(uint32, 500).nullable(),
  accountTxnId: ledgerId.nullable(),
});

export const lineFacts = z.object({
  account: address,
  peer: address,
  currency,
  balance: tokenValue.nullable(),
  limit: tokenValue.nullable(),
  limitPeer: tokenValue.nullable(),
  noRipple: flag,
  noRipplePeer: flag,
  authorized: flag,
  peerAuthorized: flag,
  freeze: flag,
  freezePeer: flag,
  deepFreeze: flag,
  deepFreezePeer: flag,
  qualityIn: uint32.nullable(),
  qualityOut: uint32.nullable(),
});

export const mptIssuanceFacts = z.object({
  issuer: address,
  assetScale: z.number().int().min(0).max(255),
  transferFee: z.number().int().min(0).max(50_000),
  locked: z.boolean(),
  requireAuth: z.boolean(),
  canTransfer: z.boolean(),
  outstanding: z.bigint(),
  maximum: z.bigint(),
});

export const mptHoldingFacts = z.object({ balance: z.bigint(), locked: z.boolean(), authorized: z.boolean() });

export const credentialFacts = z.object({
  subject: address,
  kind: credentialKind,
  accepted: z.boolean(),
  expiration: uint32.nullable(),
});

const domainFacts = z.object({ owner: address, accepts: credentialSet });

export const ledgerFacts = z.object({
  network: z.enum(networks).nullable(),
  networkId: uint32.nullable(),
  amendmentsOff: list(z.string().max(100), 200).nullable(),
  reserve: z.object({ base: z.bigint(), increment: z.bigint() }).nullable(),
  fee: z.object({ base: z.bigint(), open: z.bigint() }).nullable(),
  closeTime: uint32.nullable(),
  openLedger: uint32.nullable(),
  accounts: known(accountFacts),
  lines: known(lineFacts),
  issuances: known(mptIssuanceFacts),
  holdings: known(mptHoldingFacts),
  credentials: known(credentialFacts),
  domains: known(domainFacts),
  credentialsOf: known(list(credentialFacts, 2_000)),
  quote: amount.nullable(),
  signer: z.enum(['master', 'regular', 'stranger']).nullable(),
}) satisfies z.ZodType<LedgerFacts>;
