// Owns main's answers to what the screens ask about orders.
import type { orderMethods, OrderStatus } from '../../shared/contract/orders.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { dropsToText, textToDrops } from '../../shared/money/units.ts';
import { ok } from '../../shared/result.ts';
import type { Desks } from '../desk/desks.ts';
import type { OrderWord } from '../outbox/orders.ts';

const shown = 200;

export function orderHandlers({ desks }: { readonly desks: Desks }): Handlers<typeof orderMethods> {
  return {
    planOrder: async ({ walletId, account, transaction, feeCeiling, useTicket }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const ceiling = feeCeiling === undefined ? ok(null) : textToDrops(feeCeiling);
      if (!ceiling.ok) return ceiling;
      const plan = await desk.value.outbox.planOrder({ walletId, account, text: transaction, feeCeiling: ceiling.value, useTicket });
      return plan.ok ? ok({ planId: plan.value.id }) : plan;
    },
    orders: async ({ walletId }) => {
      const desk = desks.desk(walletId);
      return desk.ok ? ok(desk.value.outbox.orders(shown).map(shownOrder)) : desk;
    },
  };
}

function shownOrder({ id, planId, order, phase, transactionId, reason, fee, delivered, createdAt, updatedAt }: OrderWord): OrderStatus {
  return {
    id,
    planId,
    account: order.account,
    transactionType: String(order.tx['TransactionType']),
    transaction: JSON.stringify(order.tx, null, 2),
    phase,
    transactionId,
    reason,
    fee: dropsToText(fee),
    delivered,
    createdAt,
    updatedAt,
  };
}
