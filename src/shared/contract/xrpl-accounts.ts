// Owns the schemas of a wallet's accounts on the XRP Ledger: those of its phrase, imported ones, and ones that are only watched.
import * as z from 'zod';
import { decimalText, nothing, walletId } from './common.ts';
import { method } from './rpc.ts';
import { address, xAddress } from './xrpl-facts.ts';

export const accountOrigins = ['phrase', 'imported', 'watched'] as const;
export const label = z.string().max(50);

export const xrplAccountView = z.object({
  address,
  xAddress,
  label,
  origin: z.enum(accountOrigins),
  /** m/44'/144'/index'/0/0; null unless it is of the phrase. */
  index: z.number().int().nullable(),
  /** Null where only the address is known. */
  algorithm: z.enum(['secp256k1', 'ed25519']).nullable(),
  /** Which key of this wallet may sign for it now: its own, its regular key, or none. Null: the ledger could not be asked. */
  signs: z.enum(['master', 'regular', 'none']).nullable(),
  /** Address of its regular key on the ledger. */
  regularKey: address.nullable(),
  masterDisabled: z.boolean().nullable(),
  /** Payouts are paid from it. Exactly one is. */
  pays: z.boolean(),
  exists: z.boolean(),
  /** XRP as decimal text. */
  balance: decimalText,
  reserve: decimalText,
  spendable: decimalText,
  ownerCount: z.number().int(),
  problem: z.string().nullable(),
});
export type XrplAccountView = z.output<typeof xrplAccountView>;

export const foundAccount = z.object({
  index: z.number().int(),
  address,
  balance: decimalText,
  /** The user was told of it and did not want it: it is offered among the accounts, and announced no more. */
  passed: z.boolean(),
});
export type FoundAccount = z.output<typeof foundAccount>;

export const xrplAccountMethods = {
  /** The first account of the phrase first. */
  xrplAccounts: method(z.strictObject({ walletId }), z.array(xrplAccountView).max(100).readonly()),
  /** Label, and whether payouts are paid from it. Refusals: `account-not-found`, `account-cannot-sign` (a watched one cannot pay). */
  setXrplAccount: method(
    z.strictObject({ walletId, address, label: label.exactOptional(), pays: z.literal(true).exactOptional() }),
    nothing,
  ),
  /** The next account of the phrase. Refusals: `vault-locked`, `too-many-accounts`. */
  addXrplAccount: method(
    /** `index`: this one of the phrase instead of the next, as `foundXrplAccounts` names it. */
    z.strictObject({ walletId, label, index: z.number().int().min(1).max(19).exactOptional() }),
    z.object({ address }),
  ),
  /** Accounts of the phrase that exist on the ledger and are not in the list. Refusals: `vault-locked`, those of the server. */
  foundXrplAccounts: method(z.strictObject({ walletId }), z.array(foundAccount).max(20).readonly()),
  /** Announces these found accounts no more. Refusals: `accounts-damaged`, those of the disk. */
  passXrplAccounts: method(z.strictObject({ walletId, indexes: z.array(z.number().int().min(1).max(19)).max(20) }), nothing),
  /** Looks at an account without its key. Refusals: `watch-address-invalid`, `account-exists`, `too-many-accounts`. */
  watchXrplAccount: method(z.strictObject({ walletId, address: z.string().max(100), label }), z.object({ address })),
  /** Forgets a watched account, or one of the phrase that never had anything. Refusals: `account-not-found`, `account-in-use`, `account-unchecked`. An imported one needs the secure window. */
  forgetXrplAccount: method(z.strictObject({ walletId, address }), nothing),
} as const;
