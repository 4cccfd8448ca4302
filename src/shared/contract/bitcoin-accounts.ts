// Owns the schemas of a wallet's Bitcoin accounts: those of its words, watched ones and shared ones, their addresses, and the look for money on them.
import * as z from 'zod';
import { decimalText, nothing, refusal, walletId } from './common.ts';
import { method } from './rpc.ts';

export const accountName = z.string().max(50);
const accountId = z.string().regex(/^[a-z0-9-]{1,20}$/);
const kind = z.enum(['p2wpkh', 'p2tr']);
const address = z.string().max(100);
/** Unused addresses in a row that end the look along a chain. */
const gap = z.number().int().min(20).max(1_000);

export const bitcoinAccountView = z.object({
  id: accountId,
  name: accountName,
  kind: z.enum(['p2wpkh', 'p2tr', 'p2wsh-multi']),
  /** Below the words: m/84'/coin'/number' or m/86'/…; null where the keys are elsewhere. */
  number: z.number().int().nullable(),
  /** Of how many keys so many sign; 1 and 1 but for shared accounts. */
  threshold: z.number().int(),
  keys: z.number().int(),
  /** Derivation as signers show it, such as "m/84h/0h/0h"; null where it is not known. */
  path: z.string().max(200).nullable(),
  /** Fingerprints of the master keys, as far as they are known. */
  fingerprints: z.array(z.string().max(8)).max(20).readonly(),
  descriptor: z.string().max(4_000),
  pays: z.boolean(),
  /** Its keys are in this wallet. */
  signs: z.boolean(),
  /** BTC as decimal text; of what was known last where there is a problem. */
  confirmed: decimalText,
  unconfirmed: decimalText,
  gap,
  /** True once it was looked through since the app was started. */
  known: z.boolean(),
  problem: refusal.nullable(),
});
export type BitcoinAccountView = z.output<typeof bitcoinAccountView>;

export const foundBitcoinAccount = z.object({
  id: accountId,
  kind,
  number: z.number().int(),
  /** BTC as decimal text. */
  balance: decimalText,
  /** The user was told of it and did not want it: it is offered among the accounts, and announced no more. */
  passed: z.boolean(),
});
export type FoundBitcoinAccount = z.output<typeof foundBitcoinAccount>;

export const bitcoinAddressView = z.object({
  address,
  index: z.number().int(),
  /** BTC that ever came in, as decimal text. */
  received: decimalText,
  /** Transactions that paid to it. */
  payments: z.number().int(),
});
export type BitcoinAddressView = z.output<typeof bitcoinAddressView>;

export const bitcoinReceiving = z.object({
  next: bitcoinAddressView,
  /** Newest first, without the next one; at most the newest 500. */
  given: z.array(bitcoinAddressView).max(500).readonly(),
  /** So many further ones can be given out before other wallets would not find them any more. */
  left: z.number().int(),
  gap,
  problem: refusal.nullable(),
});
export type BitcoinReceiving = z.output<typeof bitcoinReceiving>;

export const rescanProgress = z.object({
  /** Accounts that are done, of so many. */
  done: z.number().int(),
  accounts: z.number().int(),
  /** Addresses that were looked at. */
  addresses: z.number().int(),
  /** Of these, used ever. */
  used: z.number().int(),
  /** BTC found so far, as decimal text. */
  found: decimalText,
  /** A node reads old blocks first: so many percent of them. Null where none does. */
  node: z.number().int().nullable(),
});
export type RescanProgress = z.output<typeof rescanProgress>;

export const rescanState = z.object({
  running: rescanProgress.nullable(),
  /** How the last one ended since the app was started. */
  last: z
    .object({
      outcome: z.enum(['done', 'cancelled', 'failed']),
      /** Code of why it failed. */
      problem: refusal.nullable(),
      progress: rescanProgress,
      at: z.number().int(),
    })
    .nullable(),
});
export type RescanState = z.output<typeof rescanState>;

const ofWallet = z.strictObject({ walletId });
const ofAccount = z.strictObject({ walletId, id: accountId });

export const bitcoinAccountMethods = {
  /** The first account of the words first. */
  bitcoinAccounts: method(ofWallet, z.array(bitcoinAccountView).max(101).readonly()),
  /** Refusals: `account-not-found`, those of the list. */
  setBitcoinAccount: method(
    z.strictObject({ walletId, id: accountId, name: accountName.exactOptional(), pays: z.literal(true).exactOptional() }),
    nothing,
  ),
  /** The next account of its kind below the words, or the one with this number. Refusals: `vault-locked`, `bitcoin-account-exists`, `too-many-accounts`. */
  addBitcoinAccount: method(
    z.strictObject({ walletId, name: accountName, kind, number: z.number().int().min(0).max(19).exactOptional() }),
    z.object({ id: accountId }),
  ),
  /** Watches an account by its descriptor or extended public key. Refusals: those of `readWatched`, `bitcoin-account-exists`, `too-many-accounts`. */
  watchBitcoinAccount: method(
    z.strictObject({ walletId, text: z.string().max(8_000), name: accountName, kind }),
    z.object({ id: accountId }),
  ),
  /** What such a text means, for showing before it is added: its kind and its first address. Refusals: those of `readWatched`. */
  readBitcoinDescriptor: method(
    z.strictObject({ walletId, text: z.string().max(8_000), kind }),
    z.object({ kind: bitcoinAccountView.shape.kind, threshold: z.number().int(), keys: z.number().int(), address }),
  ),
  /** Refusals: `account-not-found`, `bitcoin-account-in-use`, `account-has-payments`. */
  removeBitcoinAccount: method(ofAccount, nothing),
  /** Further accounts of the words that were ever used. Refusals: `vault-locked`, those of the server. */
  foundBitcoinAccounts: method(
    /** `look`: asks the chain, where it was not asked since the app was started. */
    z.strictObject({ walletId, look: z.boolean() }),
    z.array(foundBitcoinAccount).max(40).readonly(),
  ),
  /** Announces these found accounts no more. */
  passBitcoinAccounts: method(z.strictObject({ walletId, ids: z.array(accountId).max(40) }), nothing),
  /** The next address of an account, and those before it. Refusals: `account-not-found`. */
  bitcoinReceiving: method(ofAccount, bitcoinReceiving),
  /** Gives out the address after the one that is shown. Refusals: `account-not-found`, `address-gap-full`. */
  newBitcoinAddress: method(ofAccount, z.object({ address })),
  /** Looks through every account anew; a larger gap than before stays. Answers at once. Refusals: `rescan-running`. */
  startRescan: method(z.strictObject({ walletId, gap: gap.exactOptional() }), nothing),
  cancelRescan: method(ofWallet, nothing),
  rescanState: method(ofWallet, rescanState),
} as const;
