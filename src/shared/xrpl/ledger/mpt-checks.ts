// Owns what a payment of a multi-purpose token needs of the ledger, in rippled's order (§12 of the rule book). All of it can be foreseen.
import type { MptAmount } from '../amount.ts';
import { mptText } from '../amounts/mpt.ts';
import { nearestUnits, parRate } from '../amounts/token-arithmetic.ts';
import type { JudgedDraft } from '../effective.ts';
import { holdingKey, type LedgerFacts, type MptHoldingFacts, type MptIssuanceFacts } from '../facts.ts';
import { block, type Finding } from '../finding.ts';
import { hasFlag, tfPartialPayment } from '../flags.ts';

/** Sender, receiver and token of one MPT payment. */
interface MptPayment {
  readonly draft: JudgedDraft;
  readonly amount: MptAmount;
  readonly issuance: MptIssuanceFacts;
  readonly sender: MptHoldingFacts | null | undefined;
  readonly receiver: MptHoldingFacts | null | undefined;
  /** The issuer is neither sender nor receiver. */
  readonly betweenHolders: boolean;
}

export function mptFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  const { amount } = draft;
  if (amount.kind !== 'mpt') return [];
  const issuance = facts.issuances[amount.id];
  if (issuance === undefined) return [];
  if (issuance === null) return [block('xrpl-mpt-absent', 'Amount', 'tecOBJECT_NOT_FOUND')];
  const payment: MptPayment = {
    draft,
    amount,
    issuance,
    sender: facts.holdings[holdingKey(draft.account, amount.id)],
    receiver: facts.holdings[holdingKey(draft.destination, amount.id)],
    betweenHolders: issuance.issuer !== draft.account && issuance.issuer !== draft.destination,
  };
  return [...mayHold(payment), ...mayPass(payment), ...carries(payment)];
}

function mayHold({ draft, issuance, sender, receiver }: MptPayment): readonly Finding[] {
  const found: Finding[] = [];
  if (draft.account !== issuance.issuer) {
    if (sender === null) found.push(block('xrpl-mpt-sender-not-opted-in', 'Account', 'tecNO_AUTH'));
    else if (sender && issuance.requireAuth && !sender.authorized)
      found.push(block('xrpl-mpt-sender-not-authorized', 'Account', 'tecNO_AUTH'));
  }
  if (draft.destination !== issuance.issuer) {
    if (receiver === null) found.push(block('xrpl-mpt-receiver-not-opted-in', 'Destination', 'tecNO_AUTH'));
    else if (receiver && issuance.requireAuth && !receiver.authorized)
      found.push(block('xrpl-mpt-receiver-not-authorized', 'Destination', 'tecNO_AUTH'));
  }
  return found;
}

function mayPass({ issuance, sender, receiver, betweenHolders }: MptPayment): readonly Finding[] {
  if (!betweenHolders) return [];
  const isLocked = issuance.locked || sender?.locked || receiver?.locked;
  return [
    ...(issuance.canTransfer ? [] : [block('xrpl-mpt-not-transferable', 'Amount', 'tecNO_AUTH')]),
    ...(isLocked ? [block('xrpl-mpt-locked', 'Amount', 'tecLOCKED')] : []),
  ];
}

/** Rate of an issuance over 1,000,000,000; its fee is in 1/1000 of a percent. */
export function mptRate(issuance: MptIssuanceFacts): bigint {
  return parRate + BigInt(issuance.transferFee) * 10_000n;
}

export interface MptMove {
  readonly delivered: bigint;
  readonly spent: bigint;
}

/** What arrives and what is taken for it, in whole units to nearest; null where SendMax does not cover the fee and less must not arrive. */
export function mptMove(amount: bigint, sendMax: bigint, rate: bigint, partial: boolean): MptMove | null {
  const required = nearestUnits(amount * rate, parRate);
  if (required <= sendMax) return { delivered: amount, spent: required };
  if (!partial) return null;
  const delivered = nearestUnits(sendMax * parRate, rate);
  return { delivered, spent: nearestUnits(delivered * rate, parRate) };
}

function carries({ draft, amount, issuance, sender, betweenHolders }: MptPayment): readonly Finding[] {
  const rate = betweenHolders ? mptRate(issuance) : parRate;
  const sendMax = draft.sendMax?.kind === 'mpt' ? draft.sendMax.value : amount.value;
  const asRead = (units: bigint): string => mptText(units, issuance.assetScale);
  const move = mptMove(amount.value, sendMax, rate, hasFlag(draft.flags, tfPartialPayment));
  if (move === null) {
    const needed = asRead(nearestUnits(amount.value * rate, parRate));
    return [block('xrpl-mpt-fee-uncovered', 'SendMax', 'tecPATH_PARTIAL', { needed })];
  }
  const found: Finding[] = [];
  if (draft.deliverMin?.kind === 'mpt' && move.delivered < draft.deliverMin.value)
    found.push(block('xrpl-mpt-below-minimum', 'DeliverMin', 'tecPATH_PARTIAL', { delivered: asRead(move.delivered) }));
  if (sender && draft.account !== issuance.issuer && sender.balance < move.spent)
    found.push(block('xrpl-mpt-funds-short', 'Amount', 'tecPATH_PARTIAL', { held: asRead(sender.balance), needed: asRead(move.spent) }));
  if (draft.account === issuance.issuer && issuance.outstanding + move.delivered > issuance.maximum)
    found.push(block('xrpl-mpt-supply-cap', 'Amount', 'tecPATH_PARTIAL', { room: asRead(issuance.maximum - issuance.outstanding) }));
  return found;
}
