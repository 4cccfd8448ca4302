// Owns what can be foreseen of the payment engine: whether any way exists, and how much the one simple way carries (§8 and §11 of the rule book).
import { beforeFee, compareAmounts } from '../amounts/compare.ts';
import { addValues, parRate, subtractValues } from '../amounts/token-arithmetic.ts';
import { compareValues, negate, zeroValue } from '../amounts/token-value.ts';
import { amountText } from '../amounts/write-amount.ts';
import type { TokenAmount, TokenValue } from '../amount.ts';
import { branchOf, effectiveSendMax, isXrpToXrp, type JudgedDraft } from '../effective.ts';
import type { LedgerFacts, LineFacts } from '../facts.ts';
import { block, type Finding } from '../finding.ts';
import { hasFlag, tfPartialPayment } from '../flags.ts';
import { lineBetween } from '../line-between.ts';
import { pathCounts, triedPaths } from '../offline/path-checks.ts';
import { feeOf, reserveOf } from '../reserve.ts';
import { buildStrand, type Hop } from '../strand.ts';
import { ledgerJudge } from './hop-judge.ts';

/** Judges only what snapshots make certain; liquidity of books is for the simulation. */
export function engineFindings(draft: JudgedDraft, facts: LedgerFacts): readonly Finding[] {
  if (branchOf(draft) !== 'engine' || isXrpToXrp(draft) || pathCounts(draft)) return [];
  const strands = triedPaths(draft).map((path) => buildStrand(draft, path, ledgerJudge(draft, facts)));
  const usable = differing(strands.flatMap((strand) => (strand.hops === null ? [] : [strand.hops])));
  const impossible = strands.flatMap((strand) => (strand.impossible === null ? [] : [strand.impossible]));
  if (usable.length === 0) return impossible.slice(-1);
  const sourceLocked = xrpSource(draft, facts);
  if (sourceLocked) return [sourceLocked];
  const [only] = usable;
  return usable.length === 1 && only ? simpleWay(draft, facts, only) : [];
}

/** Paths that come to the same hops are one. */
function differing(chains: readonly (readonly Hop[])[]): readonly (readonly Hop[])[] {
  return [...new Map(chains.map((hops) => [JSON.stringify(hops), hops])).values()];
}

/** XRP as source of an exchange: only what is above the reserve after the fee can be spent. */
function xrpSource(draft: JudgedDraft, facts: LedgerFacts): Finding | null {
  const sender = facts.accounts[draft.account];
  const reserve = sender ? reserveOf(sender, facts) : null;
  if (!sender || reserve === null || sender.balance === null || effectiveSendMax(draft).kind !== 'xrp') return null;
  const left = sender.balance - (feeOf(draft, facts) ?? 0n) - reserve;
  return left > 0n ? null : block('xrpl-source-xrp-locked', 'Account', nothingFlows(draft));
}

function nothingFlows(draft: JudgedDraft): 'tecPATH_DRY' | 'tecPATH_PARTIAL' {
  return hasFlag(draft.flags, tfPartialPayment) ? 'tecPATH_DRY' : 'tecPATH_PARTIAL';
}

/** One way without books: from holder to issuer, from issuer to holder, or through one issuer from holder to holder. */
function simpleWay(draft: JudgedDraft, facts: LedgerFacts, hops: readonly Hop[]): readonly Finding[] {
  const { amount } = draft;
  const sendMax = effectiveSendMax(draft);
  const [first, last] = [hops[0], hops.at(-1)];
  if (amount.kind !== 'token' || sendMax.kind !== 'token' || first?.kind !== 'direct' || last?.kind !== 'direct' || hops.length > 2)
    return [];
  if (hasFlag(draft.flags, tfPartialPayment)) return [];
  const room = capacity(lineBetween(facts, last.from, last.to, last.currency));
  const found: Finding[] = [];
  if (room !== null && compareValues(room, amount.value) < 0)
    found.push(last === first ? fundsOrRoom(draft, amount, room, facts) : noRoom(amount, room));
  if (hops.length === 1) return compareAmounts(amount, sendMax) > 0 ? [...found, sendMaxShort(amount)] : found;
  return [...found, ...throughIssuer(draft, facts, amount, sendMax, first.to)];
}

function sendMaxShort(needed: TokenAmount): Finding {
  return block('xrpl-send-max-short', 'SendMax', 'tecPATH_PARTIAL', { needed: amountText(needed) });
}

/** A single hop is short because of what the sender holds (a return) or of what the receiver accepts (an issue). */
function fundsOrRoom(draft: JudgedDraft, amount: TokenAmount, room: TokenValue, facts: LedgerFacts): Finding {
  const line = lineBetween(facts, draft.account, draft.destination, amount.currency);
  const holds = line?.balance !== null && line?.balance !== undefined && line.balance.mantissa > 0n;
  return holds ? fundsShort(amount, room) : noRoom(amount, room);
}

function fundsShort(amount: TokenAmount, held: TokenValue): Finding {
  return block('xrpl-token-funds-short', 'Amount', 'tecPATH_PARTIAL', { held: amountText({ ...amount, value: held }) });
}

function noRoom(amount: TokenAmount, room: TokenValue): Finding {
  return block('xrpl-receiver-line-full', 'Destination', 'tecPATH_PARTIAL', {
    currency: amount.currency,
    issuer: amount.issuer,
    room: amountText({ ...amount, value: room }),
  });
}

function throughIssuer(
  draft: JudgedDraft,
  facts: LedgerFacts,
  amount: TokenAmount,
  sendMax: TokenAmount,
  issuer: string,
): readonly Finding[] {
  const line = lineBetween(facts, draft.account, issuer, amount.currency);
  const pays = line?.balance && line.balance.mantissa > 0n;
  const rate = facts.accounts[issuer]?.transferRate ?? null;
  const cost = rate === null ? amount : beforeFee(amount, rate);
  const found: Finding[] = [];
  if (cost === null) return found;
  if (rate !== null && compareAmounts(cost, sendMax) > 0)
    found.push(
      rate > parRate
        ? block('xrpl-transfer-fee-uncovered', 'SendMax', 'tecPATH_PARTIAL', { needed: amountText(cost) })
        : sendMaxShort(amount),
    );
  const held = capacity(line);
  if (pays && held !== null && cost.kind === 'token' && compareValues(held, cost.value) < 0) found.push(fundsShort(amount, held));
  return found;
}

/** Most that can pass from the line's account to its peer: what it holds of the peer's tokens, then room for its own. Null: not known. */
function capacity(line: LineFacts | null | undefined): TokenValue | null {
  if (!line || line.balance === null || line.limitPeer === null || hasQuality(line)) return null;
  const owed = line.balance.mantissa < 0n ? negate(line.balance) : zeroValue;
  const held = line.balance.mantissa > 0n ? line.balance : zeroValue;
  const room = subtractValues(line.limitPeer, owed);
  return room === null ? null : addValues(held, room.mantissa > 0n ? room : zeroValue);
}

function hasQuality({ qualityIn, qualityOut }: LineFacts): boolean {
  return [qualityIn, qualityOut].some((quality) => quality !== null && quality !== 0 && BigInt(quality) !== parRate);
}
