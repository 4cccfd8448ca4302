// Owns the shapes of a rippled server's answers (API version 2), checked to the last field that is used.
import * as z from 'zod';
import { accountFlags } from '../../shared/xrpl/account-flags.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { hasFlag } from '../../shared/xrpl/flags.ts';
import { rippleEpoch } from '../../shared/xrpl/ledger-time.ts';
import type { XrplAccount, XrplTransaction } from './xrpl-backend.ts';

const uint32 = z.int().min(0).max(0xffff_ffff);
const ledgerIndex = uint32;
const hash = z
  .string()
  .regex(/^[0-9A-Fa-f]{64}$/)
  .transform((text) => text.toUpperCase());
const account = z.string().regex(/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/);
/** At most 10^17 drops exist. */
const dropsText = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const dropsNumber = z.int().min(0).transform(BigInt);

export const serverState = z
  .object({
    state: z.object({
      network_id: uint32.nullish(),
      complete_ledgers: z.string().max(10_000),
      validated_ledger: z
        .object({ seq: ledgerIndex, base_fee: dropsNumber, reserve_base: dropsNumber, reserve_inc: dropsNumber })
        .nullish(),
    }),
  })
  .transform(({ state }) => state);

/** Id of the server's network; 0 where it names none. */
export const networkOfServer = z
  .object({ state: z.object({ network_id: uint32.nullish() }) })
  .transform(({ state }) => state.network_id ?? 0);

export const openLedgerFee = z.object({ drops: z.object({ open_ledger_fee: dropsText }) }).transform(({ drops }) => drops.open_ledger_fee);

export const accountInfo = z
  .object({
    account_data: z.object({
      Account: account,
      Balance: dropsText,
      Sequence: uint32,
      OwnerCount: uint32,
      Flags: uint32,
      RegularKey: account.optional(),
    }),
    validated: z.boolean().optional(),
  })
  .transform(({ account_data: data, validated }): { readonly account: XrplAccount; readonly validated: boolean } => ({
    validated: validated === true,
    account: {
      address: data.Account,
      balance: data.Balance,
      sequence: data.Sequence,
      ownerCount: data.OwnerCount,
      requiresTag: hasFlag(data.Flags, accountFlags.requireDest),
      disallowsXrp: hasFlag(data.Flags, accountFlags.disallowXrp),
      depositAuth: hasFlag(data.Flags, accountFlags.depositAuth),
      masterDisabled: hasFlag(data.Flags, accountFlags.disableMaster),
      regularKey: data.RegularKey ?? null,
    },
  }));

/** An answer of which the caller reads what it needs. */
export const members = z.record(z.string(), z.unknown());

export const submitResult = z
  .object({ engine_result: z.string().regex(/^te[a-z][A-Z0-9_]{1,60}$/) })
  .transform((read) => read.engine_result);

export const ledgerEvent = z.object({ ledger_index: ledgerIndex }).transform((read) => read.ledger_index);

/** What an error answer says besides its name. */
export const searchedAll = z.object({ searched_all: z.literal(true) });

/** Everything of a transaction that may have been a payment to or from us; a token's `delivered_amount` is an object, an old one's "unavailable". */
const meta = z.object({ TransactionResult: z.string().regex(/^te[a-z][A-Z0-9_]{1,60}$/), delivered_amount: z.unknown().optional() });

export const transaction = z
  .object({
    hash,
    tx_json: z.object({
      TransactionType: z.string(),
      Account: account,
      Sequence: uint32,
      TicketSequence: uint32.optional(),
      Fee: dropsText,
      Destination: account.optional(),
      DestinationTag: uint32.optional(),
      InvoiceID: hash.optional(),
      date: uint32.optional(),
    }),
    meta: meta.optional(),
    validated: z.boolean().optional(),
    ledger_index: ledgerIndex.optional(),
  })
  // A validated transaction has its ledger and its result; without them the answer contradicts itself.
  .refine((read) => read.validated !== true || (read.meta !== undefined && read.ledger_index !== undefined))
  .transform((read) => plainTransaction(read));

interface RawTransaction {
  readonly hash: string;
  readonly tx_json: {
    readonly TransactionType: string;
    readonly Account: string;
    readonly Sequence: number;
    readonly TicketSequence?: number | undefined;
    readonly Fee: bigint;
    readonly Destination?: string | undefined;
    readonly DestinationTag?: number | undefined;
    readonly InvoiceID?: string | undefined;
    readonly date?: number | undefined;
  };
  readonly meta?: { readonly TransactionResult: string; readonly delivered_amount?: unknown } | undefined;
  readonly validated?: boolean | undefined;
  readonly ledger_index?: number | undefined;
}

function plainTransaction({
  hash: id,
  tx_json: json,
  meta: effects,
  validated = false,
  ledger_index: ledger,
}: RawTransaction): XrplTransaction {
  return {
    hash: id,
    account: json.Account,
    sequence: json.Sequence,
    ticket: json.TicketSequence ?? null,
    destination: json.Destination ?? null,
    tag: json.DestinationTag ?? null,
    invoiceId: json.InvoiceID ?? null,
    delivered: validated && json.TransactionType === 'Payment' ? delivered(effects) : null,
    fee: json.Fee,
    result: effects?.TransactionResult ?? '',
    validated,
    ledgerIndex: validated ? (ledger ?? null) : null,
    closedAt: validated && json.date !== undefined ? json.date + rippleEpoch : null,
  };
}

/** Only what the metadata says was delivered counts: `Amount` is a wish, and with tfPartialPayment a lie. */
function delivered(effects: RawTransaction['meta']): Amount | null {
  if (effects?.TransactionResult !== 'tesSUCCESS') return null;
  if (typeof effects.delivered_amount === 'number') return null;
  const read = readAmount(effects.delivered_amount);
  return read.ok ? read.value : null;
}

export const accountTransactions = z.object({
  account,
  transactions: z.array(transaction),
  marker: z.unknown().optional(),
});
