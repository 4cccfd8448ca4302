// Owns the shape of every record of the outbox journal. Amounts are decimal text there; a record of another shape is refused, never guessed at.
import * as z from 'zod';
import { networks } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Draft } from './driver.ts';
import { termsShape } from './terms.ts';
import type { Order, PlanLine, Transfer, Version } from './types.ts';

z.config({ jitless: true });

const id = z.string().min(1).max(64);
const at = z.number().int().min(0);
const amount = z.string().regex(/^(0|[1-9]\d{0,39})$/);
const chain = z.enum(['bitcoin', 'xrpl']);
const reason = z.string().min(1).max(500);
const transactionId = z.string().min(1).max(128);
const ledger = z.number().int().min(0);

const lineShape = z.strictObject({
  payoutId: id,
  revision: z.number().int().min(0),
  chain,
  asset: z.string().min(1).max(120),
  address: z.string().min(1).max(200),
  tag: z.number().int().min(0).max(4_294_967_295).nullable(),
  amount,
  /** AssetScale of an MPT; no other line has it. */
  scale: z.number().int().min(0).max(255).exactOptional(),
});

const orderShape = z.strictObject({
  account: z.string().min(1).max(64),
  tx: z.record(z.string().max(64), z.unknown()),
  useTicket: z.boolean(),
});

const outpoint = z.string().regex(/^[0-9a-f]{64}:\d{1,10}$/);
const transferShape = z.strictObject({
  purpose: z.enum(['child', 'join']),
  parent: transactionId.nullable(),
  ancestors: z.array(z.strictObject({ txid: transactionId, inputs: z.array(outpoint).max(1000) })).max(100),
});

const draftShape = z.strictObject({
  id,
  chain,
  lines: z.array(lineShape).max(1000),
  fee: amount,
  feeCeiling: amount,
  change: amount.nullable(),
  detail: z.record(z.string(), z.unknown()),
  consumes: z.array(z.string()),
  /** In the place of lines; journals from before orders have none. */
  order: orderShape.exactOptional(),
  /** In the place of lines; journals from before transfers have none. */
  transfer: transferShape.exactOptional(),
});
/** Exactly one of lines, an order and a transfer. */
const entryShape = draftShape.refine(
  ({ lines, order, transfer }) => [lines.length > 0, order !== undefined, transfer !== undefined].filter(Boolean).length === 1,
);

const versionShape = z.strictObject({
  raw: z.string().min(1),
  transactionId,
  consumes: z.array(z.string()).min(1),
  outputs: z.array(z.number().int().min(0)).nullable(),
  lastLedgerSequence: ledger.nullable(),
  signedAtLedger: ledger.nullable(),
  fee: amount,
  signedAt: at,
  /** Only of a version that replaced another one. */
  detail: z.record(z.string(), z.unknown()).exactOptional(),
});

/** Amount JSON; only of an order that delivered something. */
const delivered = z.union([z.string().max(40), z.record(z.string().max(20), z.string().max(120))]).exactOptional();

const entryFact = { at, entryId: id };
/** Only where a policy run did it; journals from before policies know persons alone. */
const by = z.literal('policy').exactOptional();

export const outboxRecord = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plan-made'),
    at,
    planId: id,
    walletId: id,
    network: z.enum(networks),
    expiresAt: at,
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    feeRate: amount.nullable(),
    /** Unconfirmed plans that this one replaces. */
    supersedes: z.array(id),
    entries: z.array(entryShape).min(1),
    by,
    terms: termsShape.exactOptional(),
  }),
  z.strictObject({ type: z.literal('plan-confirmed'), at, planId: id, by }),
  z.strictObject({ type: z.literal('plan-discarded'), at, planId: id }),
  z.strictObject({ type: z.literal('plan-expired'), at, planId: id }),
  /** The run met a malformed row: what was not signed yet is released. */
  z.strictObject({ type: z.literal('plan-stopped'), at, planId: id }),
  /** It waits for signatures that are made on another machine. */
  z.strictObject({ type: z.literal('entry-elsewhere'), ...entryFact, transactionId }),
  /** Some of the signatures came back: all of them so far. */
  z.strictObject({
    type: z.literal('entry-cosigned'),
    ...entryFact,
    answer: z.string().min(1).max(4_000_000),
    present: z.number().int().min(0).max(20),
    signedBy: z.array(z.string().max(200)).max(20),
  }),
  /** The sender's word that nobody signed it. */
  z.strictObject({ type: z.literal('entry-given-up'), ...entryFact }),
  z.strictObject({ type: z.literal('entry-signed'), ...entryFact, version: versionShape }),
  /** A version with a higher fee in the place of one that may be on the network: from here on any of them may be mined. `feeCeiling`: what the sender agreed to. */
  z.strictObject({ type: z.literal('entry-replaced'), ...entryFact, replaces: transactionId, feeCeiling: amount, version: versionShape }),
  z.strictObject({ type: z.literal('entry-publishing'), ...entryFact }),
  z.strictObject({ type: z.literal('entry-unknown'), ...entryFact, reason }),
  /** `transactionId`: which version, where several live. */
  z.strictObject({ type: z.literal('entry-seen'), ...entryFact, transactionId: transactionId.exactOptional() }),
  z.strictObject({ type: z.literal('entry-final'), ...entryFact, transactionId, confirmations: z.number().int().min(1), delivered }),
  z.strictObject({ type: z.literal('entry-confirmations'), ...entryFact, confirmations: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('entry-recheck'), ...entryFact, reason }),
  z.strictObject({ type: z.literal('entry-failed'), ...entryFact, transactionId, reason }),
  /** Every version signed so far is proved dead. */
  z.strictObject({ type: z.literal('entry-dead'), ...entryFact }),
  z.strictObject({ type: z.literal('entry-void'), ...entryFact, reason }),
]);

export type OutboxRecord = z.output<typeof outboxRecord>;
export type RecordOf<T extends OutboxRecord['type']> = Extract<OutboxRecord, { type: T }>;
export type DraftRecord = z.output<typeof draftShape>;

/** Reads one journal body. Refusal `outbox-journal-unreadable` when it is not one of ours (damaged, or written by a newer Pullpay). */
export function readRecord(body: unknown): Result<OutboxRecord> {
  const parsed = outboxRecord.safeParse(body);
  return parsed.success ? ok(parsed.data) : refuse('outbox-journal-unreadable');
}

export function lineFrom(line: z.output<typeof lineShape>): PlanLine {
  return { ...line, amount: BigInt(line.amount) };
}

export function orderFrom(draft: DraftRecord): Order | null {
  return draft.order ?? null;
}

function transferRecord({ purpose, parent, ancestors }: Transfer): z.output<typeof transferShape> {
  return { purpose, parent, ancestors: ancestors.map(({ txid, inputs }) => ({ txid, inputs: [...inputs] })) };
}

export function versionFrom(version: z.output<typeof versionShape>): Version {
  return { ...version, fee: BigInt(version.fee) };
}

export function versionRecord(version: Version): z.output<typeof versionShape> {
  const { detail, ...rest } = version;
  return {
    ...rest,
    consumes: [...version.consumes],
    outputs: version.outputs && [...version.outputs],
    fee: version.fee.toString(),
    ...(detail !== undefined && { detail: { ...detail } }),
  };
}

export function draftRecord(id: string, draft: Draft): DraftRecord {
  const lines = draft.lines.map((line) => ({ ...line, amount: line.amount.toString() }));
  const { fee, feeCeiling, change, detail, consumes, order = null, transfer } = draft;
  return {
    id,
    chain: draft.lines[0]?.chain ?? (order === null ? 'bitcoin' : 'xrpl'),
    lines,
    fee: fee.toString(),
    feeCeiling: feeCeiling.toString(),
    change: change === null ? null : change.toString(),
    detail: { ...detail },
    consumes: [...consumes],
    ...(order !== null && { order: { ...order, tx: { ...order.tx } } }),
    ...(transfer !== undefined && { transfer: transferRecord(transfer) }),
  };
}
