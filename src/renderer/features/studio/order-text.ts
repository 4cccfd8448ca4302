// Owns what an order of the outbox says to a person: its payment, and how far it is.
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import type { Network } from '../../../shared/network.ts';
import type { Amount } from '../../../shared/xrpl/amount.ts';
import { sameAmount } from '../../../shared/xrpl/amounts/compare.ts';
import type { PaymentReading } from '../../../shared/xrpl/api.ts';
import { hasFlag, tfPartialPayment } from '../../../shared/xrpl/flags.ts';
import { readPaymentText } from '../../../shared/xrpl/read-payment.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

export type OrderState = 'waiting' | 'sending' | 'unknown' | 'seen' | 'done' | 'less' | 'failed' | 'void';

export interface OrderText {
  readonly state: OrderState;
  /** Null for an order that is no payment. */
  readonly reading: PaymentReading | null;
  /** What arrived, where the server told and it is not what was asked for. */
  readonly deliveredLess: Amount | null;
}

export const orderMarks: Readonly<Record<OrderState, { readonly tone: Tone; readonly icon: IconName }>> = {
  waiting: { tone: 'quiet', icon: 'clock' },
  sending: { tone: 'accent', icon: 'send' },
  unknown: { tone: 'warn', icon: 'help' },
  seen: { tone: 'accent', icon: 'clock' },
  done: { tone: 'good', icon: 'check' },
  less: { tone: 'warn', icon: 'check' },
  failed: { tone: 'bad', icon: 'close' },
  void: { tone: 'quiet', icon: 'close' },
};

export function readOrder(order: OrderStatus, network: Network): OrderText {
  const read = order.transactionType === 'Payment' ? readPaymentText(order.transaction, network) : null;
  const reading = read?.ok ? read.value : null;
  const asked = reading?.draft.amount ?? null;
  const { delivered } = order;
  const isLess = delivered !== null && asked !== null && !sameAmount(delivered, asked);
  return { state: stateOf(order.phase, isLess), reading, deliveredLess: isLess ? delivered : null };
}

function stateOf(phase: OrderStatus['phase'], isLess: boolean): OrderState {
  switch (phase) {
    case 'planned':
    case 'elsewhere':
      return 'waiting';
    case 'signed':
    case 'publishing':
      return 'sending';
    case 'final':
      return isLess ? 'less' : 'done';
    default:
      return phase;
  }
}

/** The payment may deliver less than it says. */
export function isPartial({ draft }: PaymentReading): boolean {
  return hasFlag(draft.flags, tfPartialPayment);
}

/** True while something may still happen to it. */
export function isLive(state: OrderState): boolean {
  return state === 'waiting' || state === 'sending' || state === 'unknown' || state === 'seen';
}
