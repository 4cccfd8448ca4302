// Owns what is said about a token and its issuer before it is accepted: each point with its weight, and what makes accepting pointless.
import type { AccountHoldings, IssuerView } from '../../../shared/contract/xrpl-reads.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import { maxMptValue } from '../../../shared/xrpl/amount.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { parRate } from '../../../shared/xrpl/amounts/token-arithmetic.ts';
import { isPositive } from '../../../shared/xrpl/amounts/token-value.ts';
import { mptText } from '../../../shared/xrpl/amounts/mpt.ts';
import { mptFeeText, unitsText } from './mpt-states.ts';
import { type ReserveEffect, reserveOfOneMore } from './reserve.ts';
import type { NamedAsset } from './token-input.ts';

/** `stop`: the ledger would refuse, or nothing could come of it. */
export type Weight = 'good' | 'note' | 'warn' | 'stop';

export type CheckPoint =
  | 'missing'
  | 'own'
  | 'frozen'
  | 'freezeNever'
  | 'freezePossible'
  | 'authorization'
  | 'authorized'
  | 'clawback'
  | 'noNewLines'
  | 'noRippling'
  | 'fee'
  | 'noFee'
  | 'pool'
  | 'noDomain'
  | 'sameCode'
  | 'looksLike'
  | 'unusualCode'
  | 'held'
  | 'reserve'
  | 'reserveFree'
  | 'reserveMissing'
  | 'issuanceMissing'
  | 'issuanceLocked'
  | 'issuerOnly'
  | 'transferable'
  | 'supply'
  | 'supplyOpen';

export interface Check {
  readonly point: CheckPoint;
  readonly weight: Weight;
  readonly params: Readonly<Record<string, string>>;
}

function check(weight: Weight, point: CheckPoint, params: Readonly<Record<string, string>> = {}): Check {
  return { point, weight, params };
}

const order: readonly Weight[] = ['stop', 'warn', 'note', 'good'];

/** All points that are known, the heaviest first. What could not be read is left out. */
export function checksOf(asset: NamedAsset, view: IssuerView, holdings: AccountHoldings): readonly Check[] {
  const found = view.kind === 'token' ? tokenChecks(asset, view, holdings) : mptChecks(view, holdings);
  return order.flatMap((weight) => found.filter((item) => item.weight === weight));
}

export function isPointless(checks: readonly Check[]): boolean {
  return checks.some(({ weight }) => weight === 'stop');
}

type TokenView = Extract<IssuerView, { readonly kind: 'token' }>;

function tokenChecks(asset: NamedAsset, view: TokenView, holdings: AccountHoldings): readonly Check[] {
  if (asset.kind !== 'token') return [];
  if (asset.issuer === holdings.address) return [check('stop', 'own')];
  if (!view.exists) return [check('stop', 'missing')];
  return [...nameChecks(asset, holdings), ...issuerChecks(view), ...lineChecks(view, holdings)];
}

function nameChecks({ currency, issuer }: Extract<NamedAsset, { readonly kind: 'token' }>, { lines }: AccountHoldings): readonly Check[] {
  const { text, isHex, looksLike } = describeCurrency(currency);
  const name = looksLike ?? text;
  const other = lines.find((line) => {
    const words = describeCurrency(line.currency);
    const isAccepted = (line.limit !== null && isPositive(line.limit)) || (line.balance !== null && isPositive(line.balance));
    return isAccepted && line.peer !== issuer && (words.looksLike ?? words.text) === name;
  });
  return [
    ...(looksLike === null ? [] : [check('warn', 'looksLike', { text: looksLike })]),
    ...(isHex && looksLike === null && text === currency ? [check('note', 'unusualCode')] : []),
    ...(other === undefined ? [] : [check('warn', 'sameCode', { code: name, issuer: other.peer })]),
  ];
}

function issuerChecks({ facts, noFreeze, domain, clawback, disallowIncomingTrustline, line }: TokenView): readonly Check[] {
  const fee = facts.transferRate;
  return [
    ...(disallowIncomingTrustline && line === null ? [check('stop', 'noNewLines')] : []),
    ...(clawback ? [check('warn', 'clawback')] : []),
    ...(facts.globalFreeze === true ? [check('warn', 'frozen')] : []),
    check(noFreeze ? 'good' : 'note', noFreeze ? 'freezeNever' : 'freezePossible'),
    ...(facts.defaultRipple === false ? [check('warn', 'noRippling')] : []),
    ...(facts.pseudo === true ? [check('note', 'pool')] : []),
    ...(fee === null ? [] : [fee > parRate ? check('warn', 'fee', { percent: feeText(fee) }) : check('good', 'noFee')]),
    ...(domain === null ? [check('note', 'noDomain')] : []),
  ];
}

function lineChecks({ facts, line }: TokenView, holdings: AccountHoldings): readonly Check[] {
  const authorized = line?.peerAuthorized === true;
  return [
    ...(facts.requireAuth === true ? [check(authorized ? 'good' : 'warn', authorized ? 'authorized' : 'authorization')] : []),
    ...(line !== null && line.limit !== null && isPositive(line.limit) ? [check('note', 'held')] : reserveChecks(holdings)),
  ];
}

function mptChecks(view: Extract<IssuerView, { readonly kind: 'mpt' }>, holdings: AccountHoldings): readonly Check[] {
  const issuance = view.mpt?.issuance ?? null;
  if (!view.exists || view.mpt === null || issuance === null) return [check('stop', 'issuanceMissing')];
  if (issuance.issuer === holdings.address) return [check('stop', 'own')];
  const { holding } = view.mpt;
  const { transferFee: fee, canTransfer, requireAuth } = issuance;
  const isCapped = issuance.maximum < maxMptValue;
  return [
    ...(issuance.locked ? [check('warn', 'issuanceLocked')] : []),
    ...(view.mpt.canClawback === true ? [check('warn', 'clawback')] : []),
    ...(view.mpt.canLock === true ? [check('note', 'freezePossible')] : []),
    ...(requireAuth ? [check(holding?.authorized ? 'good' : 'warn', holding?.authorized ? 'authorized' : 'authorization')] : []),
    check(canTransfer ? 'good' : 'warn', canTransfer ? 'transferable' : 'issuerOnly'),
    ...(fee > 0 ? [check('warn', 'fee', { percent: mptFeeText(fee) })] : canTransfer ? [check('good', 'noFee')] : []),
    isCapped ? check('note', 'supply', { amount: unitsText(issuance.maximum, view.mpt) }) : check('note', 'supplyOpen'),
    ...(holding === null ? reserveChecks(holdings) : [check('stop', 'held')]),
  ];
}

function reserveChecks(holdings: AccountHoldings): readonly Check[] {
  return [reserveCheck(reserveOfOneMore(holdings, true), holdings.facts.ownerCount)];
}

function reserveCheck({ increment, enough, missing }: ReserveEffect, owned: number | null): Check {
  const params = { amount: dropsToText(increment), missing: dropsToText(missing) };
  if (enough === false) return check('stop', 'reserveMissing', params);
  return check('note', enough === true && owned !== null && owned < 2 ? 'reserveFree' : 'reserve', params);
}

/** A transfer rate as percent: 1,002,000,000 is "0.2". */
export function feeText(rate: bigint): string {
  return mptText(rate - parRate, 7);
}
