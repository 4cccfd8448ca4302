// Owns the outbox's nouns: plan, entry, version. Records of its journal are built from these (amounts as decimal text there).
import type { Chain, Network } from '../../shared/network.ts';
import type { BitcoinTerms } from './terms.ts';

/** One payout as the sender approves it: exactly this amount to exactly this destination. */
export interface PlanLine {
  readonly payoutId: string;
  readonly revision: number;
  readonly chain: Chain;
  /** `BTC`, `XRP`, `<CODE>.<issuer>`, or the id of an MPT. */
  readonly asset: string;
  /** Address alone. */
  readonly address: string;
  readonly tag: number | null;
  /** Whole units of the asset, see `assetPlaces`. */
  readonly amount: bigint;
  /** MPT: its AssetScale, for showing the amount; no other asset has it. */
  readonly scale?: number;
}

/** One transaction of an own account on the XRP Ledger that pays no payout. */
export interface Order {
  readonly account: string;
  /** The transaction without what is chosen at signing, in the codec's spelling. */
  readonly tx: Readonly<Record<string, unknown>>;
  /** Uses a ticket in the place of the next sequence. */
  readonly useTicket: boolean;
}

/** A transaction that no block holds, and the outpoints that it spends ("txid:vout"). */
export interface Ancestor {
  readonly txid: string;
  readonly inputs: readonly string[];
}

/** A transaction on Bitcoin whose only output is ours. */
export interface Transfer {
  readonly purpose: 'child' | 'join';
  /** Of a child: the transaction that it pays for. */
  readonly parent: string | null;
  /** Of a child: the parent and what that is built on; none of them had a block when the plan was made. */
  readonly ancestors: readonly Ancestor[];
}

export const entryStates = ['planned', 'elsewhere', 'signed', 'publishing', 'unknown', 'seen', 'final', 'failed', 'void'] as const;
export type EntryState = (typeof entryStates)[number];

/** Signed bytes that may be on the network. Every version is kept for ever; any that confirms completes the entry. */
export interface Version {
  readonly raw: string;
  readonly transactionId: string;
  /** Bitcoin: outpoints "txid:vout". XRP Ledger: keys of consumed.ts, its own first, then those of the tickets that it makes. While the entry lives nobody else may use them. */
  readonly consumes: readonly string[];
  /** Bitcoin: output index of each line of the entry, in the entry's order. Null on the XRP Ledger. */
  readonly outputs: readonly number[] | null;
  /** XRP Ledger only. */
  readonly lastLedgerSequence: number | null;
  /** XRP Ledger only: validated ledger when it was signed. */
  readonly signedAtLedger: number | null;
  readonly fee: bigint;
  readonly signedAt: number;
  /** Bitcoin, of a version that replaced another one: its own coins, change and places. Absent: the entry's. */
  readonly detail?: Detail;
}

/** What is known of an entry whose keys are on another machine. */
export interface Elsewhere {
  /** Of the transaction that is to be signed: witnesses do not count in it, so it is known before. */
  readonly transactionId: string;
  /** Base64 of a PSBT that holds the signatures so far and nothing else; null before the first. */
  readonly answer: string | null;
  /** Signatures that the input with the fewest has. */
  readonly present: number;
  /** Extended public keys that have signed every input. */
  readonly signedBy: readonly string[];
  /** The sender said that nobody signed it. Its payouts may be paid anew, from its coins alone; until one of these is spent a signed copy may still turn up. */
  readonly givenUp: boolean;
}

/** What signing must match and what needs no second choice later; JSON-safe, amounts as text. */
export type Detail = Readonly<Record<string, unknown>>;

/** One transaction to be: a Bitcoin batch of many lines, one XRP Ledger Payment of one line, or an order or a transfer without lines. */
export interface Entry {
  readonly id: string;
  readonly planId: string;
  readonly walletId: string;
  readonly chain: Chain;
  readonly lines: readonly PlanLine[];
  /** Null where lines are paid, and of a transfer. */
  readonly order: Order | null;
  /** Absent where lines are paid or an order is carried out. */
  readonly transfer?: Transfer;
  /** Fee as planned; the version says what was paid. */
  readonly fee: bigint;
  /** The most that the sender has agreed to so far. */
  readonly feeCeiling: bigint;
  /** What comes back to the wallet; null when nothing does. */
  readonly change: bigint | null;
  readonly detail: Detail;
  /** Reserved from the plan on. Bitcoin: outpoints. XRP Ledger: the ticket of an order that uses one; a sequence is bound at the first signature. */
  readonly consumes: readonly string[];
  readonly state: EntryState;
  /** Absent where the keys are here, and before the entry left for another machine. */
  readonly elsewhere?: Elsewhere;
  readonly versions: readonly Version[];
  /** Transaction ids of versions that are proved dead. */
  readonly dead: readonly string[];
  /** The version that is final, or that failed. */
  readonly settled: string | null;
  /** The version that a node has, where several live; null in other states than `seen`, and where one lives alone. */
  readonly seen: string | null;
  /** Amount JSON that a final order delivered, by the ledger's metadata; null where it is no Payment or nobody can say. */
  readonly delivered: string | Readonly<Record<string, string>> | null;
  readonly confirmations: number;
  readonly recheck: boolean;
  readonly reason: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Whose word a plan was made or confirmed by: somebody in the secure window, or an armed policy (spec §16.5). */
export type Approver = 'person' | 'policy';

/** Why a plan takes no further steps. Rows of it that may be on the network live on until their own proof. */
export const planClosings = ['discarded', 'superseded', 'expired', 'stopped'] as const;
export type PlanClosing = (typeof planClosings)[number];

export interface PlanHead {
  readonly id: string;
  readonly walletId: string;
  readonly network: Network;
  readonly createdAt: number;
  /** After this second it can no longer be confirmed. */
  readonly expiresAt: number;
  /** SHA-256 (hex) over the canonical form of its lines and ceilings: what the token is bound to. */
  readonly digest: string;
  /** Satoshi per 1,000 virtual bytes as asked for; null = the wallet's own choice. */
  readonly feeRate: bigint | null;
  /** Null where the sender named none, and in journals from before terms. */
  readonly terms: BitcoinTerms | null;
  readonly madeBy: Approver;
  readonly confirmed: boolean;
  /** Null while unconfirmed. What a policy confirmed is signed by the armed copy of the seed alone, what a person confirmed by the vault alone. */
  readonly confirmedBy: Approver | null;
  readonly closed: PlanClosing | null;
  readonly entryIds: readonly string[];
}

export interface Plan extends PlanHead {
  readonly entries: readonly Entry[];
}
