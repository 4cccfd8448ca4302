// Owns raising the fee of a transaction for somebody who is not there: replacement, confirmation, then waiting until a node has it.
import type { Desks } from '../desk/desks.ts';
import type { RaiseApprovals } from '../desk/raise-approvals.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';

export interface BumpOptions {
  readonly desks: Pick<Desks, 'desk' | 'run'>;
  readonly approvals: RaiseApprovals;
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
}

export interface Bumped {
  readonly transactionId: string;
  /** The transaction whose place it takes. */
  readonly replaces: string;
}

const limitMs = 30_000;
const lookEveryMs = 50;

/**
 * `feeRate`: satoshi per 1,000 virtual bytes. Refusals: those of making and confirming a replacement; `replacement-not-taken` where nodes keep the earlier version,
 * `payment-unknown` when the network has not said within 30 seconds: either of them may still be mined.
 */
export async function bump(options: BumpOptions, walletId: string, txid: string, feeRate: bigint): Promise<Result<Bumped>> {
  const desk = options.desks.desk(walletId);
  if (!desk.ok) return desk;
  const { outbox } = desk.value;
  const made = await outbox.raise.make({ walletId, transactionId: txid, feeRate });
  if (!made.ok) return made;
  const { id, replaces } = made.value;
  const view = await options.approvals.view(walletId, id);
  if (!view.ok) return view;
  const confirmed = await options.approvals.confirm(walletId, id, view.value.token, view.value.digest);
  if (!confirmed.ok) return confirmed;
  const until = options.monotonic() + limitMs;
  for (;;) {
    await options.desks.run();
    const entry = outbox.entryOf(txid);
    const newest = entry?.versions.at(-1)?.transactionId ?? '';
    const has = entry?.settled ?? (entry?.state === 'seen' ? (entry.seen ?? newest) : null);
    if (has === newest) return ok({ transactionId: newest, replaces });
    if (has !== null) return refuse('replacement-not-taken');
    if (options.monotonic() > until) return refuse('payment-unknown');
    await options.wait(lookEveryMs);
  }
}
