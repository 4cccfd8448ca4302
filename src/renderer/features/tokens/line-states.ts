// Owns what is special about a trust line, in the order in which it matters to its holder.
import type { AccountFacts, LineFacts } from '../../../shared/xrpl/facts.ts';
import { parRate, subtractValues } from '../../../shared/xrpl/amounts/token-arithmetic.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { compareValues, isPositive, negate, zeroValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { TokenValue } from '../../../shared/xrpl/amount.ts';
import type { Tone } from '../../ui/badge.tsx';

export const lineStates = {
  deepFrozen: 'bad',
  frozen: 'bad',
  frozenForAll: 'bad',
  notAuthorized: 'warn',
  ripples: 'warn',
  frozenByUs: 'quiet',
  deepFrozenByUs: 'quiet',
  owed: 'accent',
  trustedByPeer: 'quiet',
  limitZero: 'quiet',
  full: 'quiet',
  lossIn: 'warn',
  lossOut: 'warn',
} as const satisfies Readonly<Record<string, Tone>>;
export type LineState = keyof typeof lineStates;

/** What is known of the two ends; null or missing members are not known and say nothing. */
export interface Ends {
  readonly own: Pick<AccountFacts, 'defaultRipple'>;
  readonly issuer: Pick<AccountFacts, 'requireAuth' | 'globalFreeze'> | null;
}

/** All states that apply. A state needs a known fact: what is not known is no state. */
export function statesOf(line: LineFacts, { own, issuer }: Ends): readonly LineState[] {
  const holds = line.balance !== null && isPositive(line.balance);
  const owes = isOwed(line);
  const accepts = line.limit !== null && isPositive(line.limit);
  const is: Readonly<Record<LineState, boolean>> = {
    deepFrozen: line.deepFreezePeer === true,
    frozen: line.freezePeer === true && line.deepFreezePeer !== true,
    frozenForAll: issuer?.globalFreeze === true && (holds || accepts),
    notAuthorized: issuer?.requireAuth === true && line.peerAuthorized === false && (holds || accepts),
    ripples: line.noRipple === false && own.defaultRipple === false && (holds || accepts),
    frozenByUs: line.freeze === true && line.deepFreeze !== true,
    deepFrozenByUs: line.deepFreeze === true,
    owed: owes,
    trustedByPeer: !owes && !holds && !accepts && line.limitPeer !== null && isPositive(line.limitPeer),
    limitZero: holds && line.limit !== null && !accepts,
    full: accepts && holds && roomOf(line)?.mantissa === 0n,
    lossIn: isBelowPar(line.qualityIn),
    lossOut: line.qualityOut !== null && line.qualityOut !== 0 && BigInt(line.qualityOut) > parRate,
  };
  return stateNames.filter((state) => is[state]);
}

const stateNames = Object.keys(lineStates).filter((name): name is LineState => name in lineStates);

function isBelowPar(quality: number | null): boolean {
  return quality !== null && quality !== 0 && BigInt(quality) < parRate;
}

/** The other side holds tokens that this account issued. */
export function isOwed(line: LineFacts): boolean {
  return line.balance !== null && line.balance.mantissa < 0n;
}

/** How much more can come in: the limit without the balance, never below zero. Null: not known. */
export function roomOf({ limit, balance }: LineFacts): TokenValue | null {
  if (limit === null || balance === null) return null;
  const room = subtractValues(limit, balance);
  return room === null || compareValues(room, zeroValue) <= 0 ? zeroValue : room;
}

/** The balance without its sign. */
export function sizeOf(value: TokenValue): TokenValue {
  return value.mantissa < 0n ? negate(value) : value;
}

/** Held first by what stands out, then what is owed, then empty lines; each by code and issuer, so that nothing jumps. */
export function inOrder(lines: readonly LineFacts[]): readonly LineFacts[] {
  const rank = (line: LineFacts): number => (line.balance === null || line.balance.mantissa === 0n ? 2 : isOwed(line) ? 1 : 0);
  const name = (line: LineFacts): string => `${sortName(line.currency)} ${line.peer}`;
  return [...lines].sort((a, b) => rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1));
}

/** As it is read; codes without a readable name stand behind the others. */
function sortName(currency: string): string {
  const { text, isHex } = describeCurrency(currency);
  return isHex && text === currency ? `\uffff${text}` : text.toUpperCase();
}

/** Name of a line among those of one account. */
export function lineKeyOf({ peer, currency }: Pick<LineFacts, 'peer' | 'currency'>): string {
  return `${currency} ${peer}`;
}
