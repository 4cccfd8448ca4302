// Owns the way from the outbox's plan to what the secure window shows, and back to a confirmation.
import type { PlanView } from '../../shared/contract/secure-api.ts';
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import { dropsToText, satsToText, unitsToText } from '../../shared/money/units.ts';
import type { Chain } from '../../shared/network.ts';
import { assetPlaces } from '../../shared/payouts/asset-places.ts';
import { pullPaymentOf } from '../../shared/payouts/world.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { PlanRowView, PlanTotal } from '../outbox/plan-view.ts';
import type { Desks } from './desks.ts';
import { showOrder } from './order-view.ts';
import type { WalletDesk } from './wallet-desk.ts';

export interface PlanApprovals {
  view(walletId: string, planId: string): Promise<Result<PlanView>>;
  confirm(walletId: string, planId: string, token: string, digest: string): Promise<Result<void>>;
  discard(walletId: string, planId: string): Promise<Result<void>>;
}

/** `confirmed` is called after a plan was confirmed: time for a pass of the outbox. */
export function planApprovals(desks: Desks, confirmed: () => void): PlanApprovals {
  const shown = new Map<string, string>();
  return {
    async view(walletId, planId) {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const view = await desk.value.outbox.planView(planId);
      if (!view.ok) return view;
      shown.set(planId, view.value.digest);
      const { digest, token, expiresAt, totals, rows } = view.value;
      const { name, network } = desk.value.record;
      const orders = await Promise.all(view.value.orders.map((order) => showOrder(order, desk.value.surroundings)));
      return ok({
        planId,
        walletName: name,
        network,
        digest,
        token,
        expiresAt,
        totals: totals.map(showTotal),
        rows: rows.map((row) => showRow(desk.value, row)),
        orders,
        transfers: view.value.transfers.map((transfer) => ({
          ...transfer,
          amount: satsToText(transfer.amount),
          fee: satsToText(transfer.fee),
        })),
      });
    },
    /** The digest is sent back so that a window which shows another plan than the token's cannot confirm. */
    async confirm(walletId, planId, token, digest) {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      if (shown.get(planId) !== digest) return refuse('plan-changed');
      const done = await desk.value.outbox.confirm(planId, token);
      if (!done.ok) return done;
      shown.delete(planId);
      confirmed();
      return ok(undefined);
    },
    async discard(walletId, planId) {
      const desk = desks.desk(walletId);
      return desk.ok ? desk.value.outbox.discard(planId) : desk;
    },
  };
}

/** In the asset's own unit; a plan holds no amount of an asset whose places are not known. */
function amountText(asset: string, scale: number | null, units: bigint): string {
  return unitsToText(units, assetPlaces(asset, scale) ?? 0);
}

function coinText(chain: Chain, units: bigint): string {
  return chain === 'bitcoin' ? satsToText(units) : dropsToText(units);
}

function showTotal(total: PlanTotal): PlanView['totals'][number] {
  const text = (units: bigint): string => coinText(total.chain, units);
  return {
    chain: total.chain,
    asset: total.asset,
    payments: total.payments,
    transactions: total.transactions,
    amount: amountText(total.asset, total.scale, total.amount),
    fee: text(total.fee),
    feeCeiling: text(total.feeCeiling),
    ...(total.borne > 0n && { borne: text(total.borne) }),
    change: total.change === null ? null : text(total.change),
    account: total.account,
  };
}

/** Names and notes come from the promises; destination, tag and amount from the plan itself. */
export function showRow(desk: WalletDesk, row: PlanRowView): PlanView['rows'][number] {
  const payout = desk.promises.state.payouts.get(row.payoutId);
  const pullPayment = payout ? pullPaymentOf(desk.promises.state, payout) : null;
  return {
    payoutId: row.payoutId,
    chain: row.chain,
    asset: row.asset,
    amount: amountText(row.asset, row.scale ?? null, row.amount),
    ...(row.feeShare > 0n && { feeShare: satsToText(row.feeShare), arrives: satsToText(row.amount - row.feeShare) }),
    address: row.address,
    xAddress: row.chain === 'xrpl' ? toXAddress(row.address, row.tag, desk.record.network) : null,
    tag: row.tag,
    newPayee: row.newPayee,
    ...(row.resembles === undefined ? {} : { resembles: row.resembles }),
    pullPaymentName: pullPayment?.name ?? null,
    originalAmount: payout?.originalAmount ?? '0',
    originalCurrency: payout?.originalCurrency ?? row.asset,
    note: payout?.note ?? null,
  };
}
