// Owns what the screens may ask main about the XRP Ledger before anything is signed: facts, simulation, paths, order books, holdings, issuers.
import * as z from 'zod';
import { walletId } from './common.ts';
import { method } from './rpc.ts';
import {
  accountFacts,
  address,
  amount,
  asset,
  credentialFacts,
  ledgerFacts,
  ledgerId,
  lineFacts,
  mptHoldingFacts,
  mptId,
  mptIssuanceFacts,
} from './xrpl-facts.ts';

/** A transaction as JSON text, as `writePaymentText` makes it or as somebody typed it. */
export const transactionText = z.string().min(2).max(100_000);
/** JSON of a server, for a parser of src/shared/xrpl to read. */
const answer = z.record(z.string(), z.unknown());
const list = <T extends z.ZodType>(member: T, most: number) => z.array(member).max(most).readonly();

/** Plain decimal text with all its digits: a quality has sixteen, anywhere between 10^-100 and 10^100. */
const exactText = z.string().regex(/^\d{1,120}(\.\d{1,120})?$/);

/** One offer of a book, best first. Quality is spent per received, XRP counted in whole XRP. */
export const bookOffer = z.object({
  owner: address,
  sequence: z.number().int(),
  /** What the taker gets, and what the owner can really give of it. */
  gets: amount,
  getsFunded: amount,
  /** What the taker pays for all of it, and for the funded part. */
  pays: amount,
  paysFunded: amount,
  quality: exactText,
  /** Seconds of the ledger's epoch. */
  expiration: z.number().int().nullable(),
});
export type BookOffer = z.output<typeof bookOffer>;

export const credentialView = credentialFacts.extend({
  id: ledgerId,
  /** Text or hex of its URI, never a link. */
  uri: z.string().max(512).nullable(),
  expired: z.boolean(),
});
export type CredentialView = z.output<typeof credentialView>;

export const mptView = z.object({
  id: mptId,
  /** Null: the account is its issuer and holds none. */
  holding: mptHoldingFacts.nullable(),
  /** Null: the issuance is gone, or could not be read. */
  issuance: mptIssuanceFacts.nullable(),
  /** As far as its metadata names one in plain text. */
  ticker: z.string().max(64).nullable(),
  /** All that the issuer wrote about it: plain text, or hex where it is none. Never a link, never HTML. */
  metadata: z.string().max(2_048).nullable(),
  canClawback: z.boolean().nullable(),
  canLock: z.boolean().nullable(),
});
export type MptView = z.output<typeof mptView>;

/** Everything that one account owns on the ledger, and how it is set. */
export const accountHoldings = z.object({
  address,
  /** False: not opened yet; nothing else is known then. */
  exists: z.boolean(),
  facts: accountFacts,
  regularKey: address.nullable(),
  noFreeze: z.boolean(),
  disallowIncomingTrustline: z.boolean(),
  lines: list(lineFacts, 5_000),
  mpts: list(mptView, 1_000),
  credentials: list(credentialView, 1_000),
  /** Drops of base and increment. */
  reserve: z.object({ base: z.bigint(), increment: z.bigint() }),
  closeTime: z.number().int(),
  /** True where the account owns more than is read. */
  more: z.boolean(),
});
export type AccountHoldings = z.output<typeof accountHoldings>;

/** What stands to be known about a token before it is accepted or paid. */
export const issuerView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('token'),
    address,
    exists: z.boolean(),
    facts: accountFacts,
    noFreeze: z.boolean(),
    /** It may take back what it issued. */
    clawback: z.boolean(),
    disallowIncomingTrustline: z.boolean(),
    /** Plain text of the account's Domain, never a link. */
    domain: z.string().max(256).nullable(),
    tickSize: z.number().int().nullable(),
    /** The line between the wallet's account and the issuer, seen from the account. */
    line: lineFacts.nullable(),
  }),
  z.object({ kind: z.literal('mpt'), id: mptId, exists: z.boolean(), mpt: mptView.nullable() }),
]);
export type IssuerView = z.output<typeof issuerView>;

export const xrplReadMethods = {
  /**
   * Everything that a preflight of this payment can know now. What could not be read is not known (missing), never "no". Refusals: the wallet's, the server's,
   * `network-mismatch`, and those of reading the text.
   */
  xrplFacts: method(z.strictObject({ walletId, payment: transactionText }), ledgerFacts),
  /**
   * The server's word on the unsigned transaction; `readSimulation` reads it. Nothing is signed or sent. Refusals besides: `simulation-signed` (the text holds a
   * signature, which is nobody's business), and the code of what cannot be read in it.
   */
  xrplSimulate: method(z.strictObject({ walletId, payment: transactionText }), answer),
  /**
   * Alternatives of `ripple_path_find`: with `sendMax` those in its asset, cheapest first; without it any asset that the sender holds, as the server orders them.
   * `applyPathAlternative` reads each. MPTs have no paths: none are found.
   */
  xrplPaths: method(
    z.strictObject({
      walletId,
      account: address,
      destination: address,
      amount,
      sendMax: amount.nullable(),
      domain: ledgerId.nullable().exactOptional(),
    }),
    z.object({ alternatives: list(answer, 20) }),
  ),
  /** The first offers of a book in the open ledger, best first, without expired ones. Refusal besides: `book-mpt` (MPTs are not traded in books), `book-one-asset`. */
  xrplBook: method(z.strictObject({ walletId, gets: asset, pays: asset, domain: ledgerId.nullable() }), list(bookOffer, 200)),
  /** All of the last validated ledger. */
  xrplHoldings: method(z.strictObject({ walletId, address }), accountHoldings),
  /** `address` is the wallet's account, whose line or holding is wanted; the issuer stands in the asset. What does not exist is no refusal. */
  xrplIssuer: method(z.strictObject({ walletId, address, asset }), issuerView),
} as const;
