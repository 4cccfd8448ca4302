// Owns the payment of multi-purpose tokens: minted by the issuer, burnt by going back to him, or passed on between holders (xrpl-payment.md section 12).
import { isMpt, type MptAmount, readAmount } from '../../engine/amount.ts';
import type { ResultCode } from '../../engine/results.ts';
import { isOn } from '../../engine/rules.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { hasFlag } from '../../ledger/entries.ts';
import { issuanceFlags, type MPTokenIssuance } from '../../ledger/entries-tokens.ts';
import { readAccount } from '../../ledger/view.ts';
import { depositRefusal } from '../../permissions/deposit-authorization.ts';
import { changeHolding, changeSupply, isLocked, mayHold, readIssuance } from '../../tokens/mpt.ts';
import { MptOverflow, rateOf, withFee, withoutFee } from '../../tokens/mpt-fee.ts';
import { paymentFlags } from './terms.ts';

interface Route {
  readonly id: string;
  readonly issuance: MPTokenIssuance;
  readonly from: string;
  readonly to: string;
  /** Neither end is the issuer. */
  readonly isPassedOn: boolean;
}

/** `most` is SendMax: what the sender may be debited. */
export function payMpt(context: ApplyContext, destination: string, amount: MptAmount, most: MptAmount): ResultCode {
  const { view, tx } = context;
  const { id } = amount.asset;
  const issuance = readIssuance(view, id);
  if (issuance === undefined) return 'tecOBJECT_NOT_FOUND';
  const isPassedOn = tx.account !== issuance.Issuer && destination !== issuance.Issuer;
  const route = { id, issuance, from: tx.account, to: destination, isPassedOn };
  try {
    return refusal(context, route) ?? send(context, route, amount, most);
  } catch (error) {
    if (error instanceof MptOverflow) return 'tefEXCEPTION';
    throw error;
  }
}

/** Who may hold it, whether it may be passed on, who may pay whom, and locks: in this order. */
function refusal(context: ApplyContext, { id, issuance, from, to, isPassedOn }: Route): ResultCode | null {
  const { view } = context;
  if (!mayHold(view, id, issuance, from) || !mayHold(view, id, issuance, to)) return 'tecNO_AUTH';
  if (isPassedOn && !hasFlag(issuance.Flags, issuanceFlags.canTransfer)) return 'tecNO_AUTH';
  const target = readAccount(view, to);
  const closed = target === undefined ? 'tecNO_DST' : depositRefusal(context, target);
  if (closed !== null) return closed;
  const locked = isPassedOn && [from, to].some((account) => isLocked(view, id, issuance, account));
  return locked ? 'tecLOCKED' : null;
}

function send(context: ApplyContext, route: Route, amount: MptAmount, most: MptAmount): ResultCode {
  const { tx, rules, deliver } = context;
  const arriving = arrivingUnits(tx.flags, route, amount.count, most.count);
  const least = readAmount(tx.json['DeliverMin']);
  if (arriving === null || (least !== null && isMpt(least) && arriving < least.count)) return 'tecPATH_PARTIAL';
  if (!move(context, route, arriving)) return 'tecPATH_PARTIAL';
  if (arriving !== amount.count && isOn(rules, 'fixMPTDeliveredAmount')) deliver({ mpt_issuance_id: route.id, value: String(arriving) });
  return 'tesSUCCESS';
}

/** Null where the fee does not fit into what may be spent. */
function arrivingUnits(flags: number, { issuance, isPassedOn }: Route, wanted: bigint, most: bigint): bigint | null {
  const rate = rateOf(isPassedOn ? issuance : { ...issuance, TransferFee: 0 });
  if (withFee(wanted, rate) <= most) return wanted;
  return hasFlag(flags, paymentFlags.partial) ? withoutFee(most, rate) : null;
}

/** The fee is burnt: what the sender gives beyond what arrives leaves the supply. */
function move({ view }: ApplyContext, { id, issuance, from, to, isPassedOn }: Route, units: bigint): boolean {
  if (from === issuance.Issuer) return changeSupply(view, id, units) && changeHolding(view, id, to, units);
  if (!isPassedOn) return changeHolding(view, id, from, -units) && changeSupply(view, id, -units);
  const given = withFee(units, rateOf(issuance));
  return changeHolding(view, id, from, -given) && changeHolding(view, id, to, units) && changeSupply(view, id, units - given);
}
