// Owns the way from a replacement with a higher fee to what the secure window shows, and back to the sender's word.
import type { RaiseView as ShownRaise } from '../../shared/contract/secure-api.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { rateText } from '../chains/bitcoin/fee-ceiling.ts';
import { feeSharesOf } from '../outbox/fee-shares.ts';
import type { RaiseView } from '../outbox/raises.ts';
import type { Desks } from './desks.ts';
import { showRow } from './plan-approvals.ts';
import type { WalletDesk } from './wallet-desk.ts';

export interface RaiseApprovals {
  view(walletId: string, raiseId: string): Promise<Result<ShownRaise>>;
  confirm(walletId: string, raiseId: string, token: string, digest: string): Promise<Result<void>>;
}

/** `confirmed` is called after a replacement was signed: time for a pass of the outbox. */
export function raiseApprovals(desks: Desks, confirmed: () => void): RaiseApprovals {
  const shown = new Map<string, string>();
  return {
    async view(walletId, raiseId) {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const view = await desk.value.outbox.raise.view(raiseId);
      if (!view.ok) return view;
      shown.set(raiseId, view.value.digest);
      return ok(show(desk.value, view.value));
    },
    /** The digest is sent back so that a window which shows another replacement than the token's cannot confirm. */
    async confirm(walletId, raiseId, token, digest) {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      if (shown.get(raiseId) !== digest) return refuse('plan-changed');
      const done = await desk.value.outbox.raise.confirm(raiseId, token);
      if (!done.ok) return done;
      shown.delete(raiseId);
      confirmed();
      return ok(undefined);
    },
  };
}

function show(desk: WalletDesk, raise: RaiseView): ShownRaise {
  const { id, network, digest, token, expiresAt, replaces, paid, draft, feeRate, lines, keptCoins } = raise;
  const shares = feeSharesOf({ lines, detail: draft.detail });
  return {
    raiseId: id,
    walletName: desk.record.name,
    network,
    digest,
    token,
    expiresAt,
    replaces,
    paid: satsToText(paid),
    fee: satsToText(draft.fee),
    more: satsToText(draft.fee - paid),
    rate: rateText(feeRate),
    change: draft.change === null ? null : satsToText(draft.change),
    coins: draft.consumes.length,
    addedCoins: draft.consumes.length - keptCoins,
    rows: lines.map((line, at) => showRow(desk, { ...line, feeShare: shares[at] ?? 0n, newPayee: false })),
  };
}
