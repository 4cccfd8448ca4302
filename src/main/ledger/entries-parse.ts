// Owns the shapes of ledger objects in a server's answers, checked to the last member that is used (API versions 1 and 2 give the same).
import * as z from 'zod';
import { accountIdOf } from '../../shared/links/xrpl-address.ts';
import type { Result } from '../../shared/result.ts';
import { maxMptValue } from '../../shared/xrpl/amount.ts';
import { readCurrency } from '../../shared/xrpl/amounts/currency-code.ts';
import { readTokenValue } from '../../shared/xrpl/amounts/token-value.ts';
import type { CredentialKind } from '../../shared/xrpl/facts.ts';

/** A schema of text that a reader of ours takes. */
const byReader = <T>(read: (text: string) => Result<T>) =>
  z
    .string()
    .max(200)
    .transform(read)
    .refine((result) => result.ok)
    .transform((result) => (result.ok ? result.value : z.NEVER));

export const uint32 = z.int().min(0).max(0xffff_ffff);
export const address = z
  .string()
  .max(40)
  .refine((text) => accountIdOf(text) !== null);
export const hash = z
  .string()
  .regex(/^[0-9A-Fa-f]{64}$/)
  .transform((text) => text.toUpperCase());
/** At most 10^17 drops exist. */
export const dropsText = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
export const hexText = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^(?:[0-9A-Fa-f]{2})*$/)
    .transform((text) => text.toUpperCase());
const tokenText = byReader(readTokenValue);
const currency = byReader(readCurrency);
/** Whole units of an MPT; JSON of rippled has them as decimal text. */
const mptText = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt)
  .refine((value) => value <= maxMptValue);
const parRate = 1_000_000_000;

export const accountRoot = z.object({
  LedgerEntryType: z.literal('AccountRoot').optional(),
  Account: address,
  Balance: dropsText,
  Sequence: uint32,
  OwnerCount: uint32,
  Flags: uint32,
  TransferRate: z
    .int()
    .min(parRate)
    .max(2 * parRate)
    .optional(),
  TickSize: z.int().min(0).max(255).optional(),
  Domain: hexText(512).optional(),
  RegularKey: address.optional(),
  AccountTxnID: hash.optional(),
  TicketCount: uint32.optional(),
  AMMID: z.string().optional(),
  VaultID: z.string().optional(),
  LoanBrokerID: z.string().optional(),
});
export type AccountRoot = z.output<typeof accountRoot>;

const side = z.object({ currency, issuer: address, value: tokenText });

export const rippleState = z.object({
  LedgerEntryType: z.literal('RippleState'),
  Balance: z.object({ currency, value: tokenText }),
  LowLimit: side,
  HighLimit: side,
  Flags: uint32,
  LowQualityIn: uint32.default(0),
  LowQualityOut: uint32.default(0),
  HighQualityIn: uint32.default(0),
  HighQualityOut: uint32.default(0),
});
export type RippleState = z.output<typeof rippleState>;

export const mptIssuance = z.object({
  LedgerEntryType: z.literal('MPTokenIssuance'),
  Issuer: address,
  Sequence: uint32,
  Flags: uint32,
  AssetScale: z.int().min(0).max(255).default(0),
  TransferFee: z.int().min(0).max(50_000).default(0),
  OutstandingAmount: mptText.default(0n),
  MaximumAmount: mptText.default(maxMptValue),
  MPTokenMetadata: hexText(2_048).optional(),
  /** Credentials of this domain stand in for the issuer's authorization. */
  DomainID: hexText(64).optional(),
});
export type MptIssuance = z.output<typeof mptIssuance>;

export const mptoken = z.object({
  LedgerEntryType: z.literal('MPToken'),
  Account: address,
  MPTokenIssuanceID: hexText(48).refine((text) => text.length === 48),
  Flags: uint32,
  MPTAmount: mptText.default(0n),
});
export type Mptoken = z.output<typeof mptoken>;

const credentialType = hexText(128).refine((text) => text.length > 0);

export const credential = z.object({
  LedgerEntryType: z.literal('Credential'),
  Subject: address,
  Issuer: address,
  CredentialType: credentialType,
  Flags: uint32.default(0),
  Expiration: uint32.optional(),
  URI: hexText(512).optional(),
});
export type Credential = z.output<typeof credential>;

const credentialList = z
  .array(z.object({ Credential: z.object({ Issuer: address, CredentialType: credentialType }) }))
  .max(10)
  .transform((list): readonly CredentialKind[] =>
    list.map((one) => ({ issuer: one.Credential.Issuer, type: one.Credential.CredentialType })),
  );

export const domain = z.object({
  LedgerEntryType: z.literal('PermissionedDomain'),
  Owner: address,
  Sequence: uint32,
  AcceptedCredentials: credentialList,
});

export const depositPreauth = z.object({
  LedgerEntryType: z.literal('DepositPreauth'),
  Account: address,
  Authorize: address.optional(),
  AuthorizeCredentials: credentialList.optional(),
});
export type DepositPreauth = z.output<typeof depositPreauth>;

export const ticket = z.object({ LedgerEntryType: z.literal('Ticket'), Account: address, TicketSequence: uint32 });

export const amendments = z.object({ LedgerEntryType: z.literal('Amendments'), Amendments: z.array(hash).max(1_000).default([]) });
