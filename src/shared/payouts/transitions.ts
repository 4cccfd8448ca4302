// Owns the one table of who may move a payout from which state to which (spec §5, D6, §17). The API, the screens' buttons and the reducer all read it.
import { ok, refuse, type Result } from '../result.ts';
import type { ClaimRoute, ExternalPayments, PayoutState } from './types.ts';

/** `system` is the outbox speaking for the chain, or an approval that the pull payment grants by itself. */
export type Actor = 'sender' | 'recipient' | 'system';
export type Via = 'approve' | 'cancel' | 'archive' | 'mark' | 'payment';

interface Row {
  readonly from: PayoutState;
  readonly to: PayoutState;
  readonly via: Via;
  readonly by: readonly Actor[];
}

export const transitions: readonly Row[] = [
  { from: 'AwaitingApproval', to: 'AwaitingPayment', via: 'approve', by: ['sender', 'system'] },
  { from: 'AwaitingApproval', to: 'Cancelled', via: 'cancel', by: ['sender', 'recipient'] },
  { from: 'AwaitingPayment', to: 'Cancelled', via: 'cancel', by: ['sender'] },
  { from: 'Cancelled', to: 'Cancelled', via: 'cancel', by: ['sender'] },
  { from: 'AwaitingApproval', to: 'Cancelled', via: 'archive', by: ['sender'] },
  { from: 'AwaitingPayment', to: 'Cancelled', via: 'archive', by: ['sender'] },
  { from: 'AwaitingPayment', to: 'InProgress', via: 'mark', by: ['sender'] },
  { from: 'AwaitingPayment', to: 'Completed', via: 'mark', by: ['sender'] },
  { from: 'InProgress', to: 'InProgress', via: 'mark', by: ['sender'] },
  { from: 'InProgress', to: 'Completed', via: 'mark', by: ['sender'] },
  { from: 'InProgress', to: 'AwaitingPayment', via: 'mark', by: ['sender'] },
  { from: 'AwaitingApproval', to: 'AwaitingApproval', via: 'mark', by: ['sender'] },
  { from: 'AwaitingPayment', to: 'AwaitingApproval', via: 'mark', by: ['sender'] },
  { from: 'InProgress', to: 'AwaitingApproval', via: 'mark', by: ['sender'] },
  { from: 'Cancelled', to: 'AwaitingApproval', via: 'mark', by: ['sender'] },
  { from: 'AwaitingPayment', to: 'InProgress', via: 'payment', by: ['system'] },
  { from: 'InProgress', to: 'Completed', via: 'payment', by: ['system'] },
  // Proved failure: a tec result or a voided entry.
  { from: 'InProgress', to: 'AwaitingPayment', via: 'payment', by: ['system'] },
  // The block of a Bitcoin payment vanished: being re-checked.
  { from: 'Completed', to: 'InProgress', via: 'payment', by: ['system'] },
];

/** What the table needs to know of a payout; `state` is the effective one (overlay.ts). */
export interface Movable {
  readonly state: PayoutState;
  readonly locked: boolean;
  readonly external?: Pick<ExternalPayments, 'seen'>;
  readonly route?: ClaimRoute;
}

/** True where a payment by another wallet was seen that the sender has not decided on: nothing may be paid before he has (spec §8.2). */
export function awaitsDecision({ state, external }: Pick<Movable, 'state' | 'external'>): boolean {
  return state === 'AwaitingPayment' && (external?.seen.length ?? 0) > 0;
}

export function isInTable(from: PayoutState, to: PayoutState, via: Via, actor: Actor): boolean {
  return transitions.some((row) => row.from === from && row.to === to && row.via === via && row.by.includes(actor));
}

/** Refuses with `invalid-state` what is not in the table, and everything that people ask of a locked payout. */
export function checkMove(payout: Movable, to: PayoutState, via: Via, actor: Actor): Result<null> {
  if (payout.locked && via !== 'payment') return refuse('invalid-state', { state: payout.state });
  return isInTable(payout.state, to, via, actor) ? ok(null) : refuse('invalid-state', { state: payout.state });
}

export const payoutActions = [
  'approve',
  'pay',
  'accept-external',
  'reject-external',
  'cancel',
  'mark-paid',
  'requote',
  'back-to-awaiting-payment',
  'uncancel',
] as const;
export type PayoutAction = (typeof payoutActions)[number];

interface ActionRow {
  readonly action: PayoutAction;
  readonly from: readonly PayoutState[];
  readonly to: PayoutState;
  readonly via: Via;
  readonly actor: Actor;
}

const actionRows: readonly ActionRow[] = [
  { action: 'approve', from: ['AwaitingApproval'], to: 'AwaitingPayment', via: 'approve', actor: 'sender' },
  { action: 'pay', from: ['AwaitingPayment'], to: 'InProgress', via: 'payment', actor: 'system' },
  { action: 'cancel', from: ['AwaitingApproval', 'AwaitingPayment'], to: 'Cancelled', via: 'cancel', actor: 'sender' },
  { action: 'mark-paid', from: ['AwaitingPayment', 'InProgress'], to: 'Completed', via: 'mark', actor: 'sender' },
  { action: 'requote', from: ['AwaitingPayment'], to: 'AwaitingApproval', via: 'mark', actor: 'sender' },
  { action: 'back-to-awaiting-payment', from: ['InProgress'], to: 'AwaitingPayment', via: 'mark', actor: 'sender' },
  { action: 'uncancel', from: ['Cancelled'], to: 'AwaitingApproval', via: 'mark', actor: 'sender' },
];

/** While a payment by another wallet waits for the sender's word he gives it, or declines the claim; everything else comes after that. */
const decisions: readonly PayoutAction[] = ['accept-external', 'reject-external', 'cancel'];

/** The sender's buttons for a payout, drawn from the table; none while it is locked. */
export function actionsFor(payout: Movable): readonly PayoutAction[] {
  if (payout.locked) return [];
  const possible = awaitsDecision(payout)
    ? decisions
    : actionRows
        .filter((row) => row.from.includes(payout.state) && isInTable(payout.state, row.to, row.via, row.actor))
        .map((row) => row.action);
  return payout.route === 'remote' ? possible.filter((action) => askedOfStore.includes(action)) : possible;
}

/** What is done here with a payout of a connected store: that store is asked first. Whoever marks one as paid does so at the store. */
const askedOfStore: readonly PayoutAction[] = ['approve', 'pay', 'reject-external', 'cancel', 'requote'];

/** The recipient may cancel or change a claim only while nobody has decided on it (§16.8). */
export function recipientMayChange(payout: Movable): boolean {
  return checkMove(payout, 'Cancelled', 'cancel', 'recipient').ok;
}

/** True where a plan may pay the payout: approved, no live entry of the outbox stands for it, and no other wallet seems to have paid it. */
export function isPayable(payout: Movable): boolean {
  return payout.state === 'AwaitingPayment' && !payout.locked && !awaitsDecision(payout);
}
