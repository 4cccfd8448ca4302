// Owns the judgement whether a token or an MPT can arrive at a recipient, as far as its ledger facts tell (spec §16.1).
import { compare, type Decimal, formatDecimal, roundTo, subtract, zero } from '../money/decimal.ts';
import { maxDecimals, maxDigits } from '../money/parse-amount.ts';
import { mptIssuerOf } from '../xrpl/amounts/mpt.ts';
import { decimalOfValue } from '../xrpl/amounts/token-value.ts';
import { type AccountFacts, holdingKey, type LedgerFacts, type LineFacts } from '../xrpl/facts.ts';
import { lineBetween } from '../xrpl/line-between.ts';
import type { HoldingFacts } from './destination-facts.ts';
import { assetMethod, readAsset } from './methods.ts';

const open: HoldingFacts = { holding: 'open', room: null, scale: null };
const unknown: HoldingFacts = { ...open, holding: 'unknown' };
const missing: HoldingFacts = { ...open, holding: 'missing' };
const blocked: HoldingFacts = { ...open, holding: 'blocked' };

/**
 * What the facts say of this asset at this address; null for BTC and XRP. `sender` is the paying account where it is known: what an issuer pays himself passes
 * its own freeze. Only what certainly fails is `missing` or `blocked`.
 */
export function holdingOf(facts: LedgerFacts, address: string, currency: string, sender: string | null): HoldingFacts | null {
  const { code, issuer } = readAsset(currency);
  if (issuer !== null) return ofToken(facts, address, { code, issuer }, sender);
  return assetMethod(currency)?.kind === 'mpt' ? ofMpt(facts, address, currency, sender) : null;
}

interface Token {
  readonly code: string;
  readonly issuer: string;
}

function ofToken(facts: LedgerFacts, address: string, { code, issuer }: Token, sender: string | null): HoldingFacts {
  const terms = facts.accounts[issuer];
  if (terms === null) return missing;
  const frozen = terms?.globalFreeze === true && sender !== issuer && address !== issuer;
  if (frozen) return blocked;
  // Tokens that come home need no line.
  if (address === issuer) return open;
  const line = lineBetween(facts, address, issuer, code);
  if (line === undefined) return unknown;
  if (line === null) return missing;
  // What an issuer pays himself is one hop, which no freeze stops.
  const isClosed = sender !== issuer && (line.freeze === true || line.deepFreeze === true || line.deepFreezePeer === true);
  if (isClosed || isUnauthorized(terms, line)) return blocked;
  const room = roomOn(line);
  if (room === null) return open;
  return compare(room, zero) > 0 ? { ...open, room: textOf(room) } : missing;
}

/** A line that holds something goes on working without its issuer's word. */
function isUnauthorized(terms: AccountFacts | undefined, { peerAuthorized, balance }: LineFacts): boolean {
  return terms?.requireAuth === true && peerAuthorized === false && balance !== null && balance.mantissa === 0n;
}

function roomOn({ limit, balance }: LineFacts): Decimal | null {
  return limit === null || balance === null ? null : subtract(decimalOfValue(limit), decimalOfValue(balance));
}

/** Null where it is beyond every amount of ours. */
function textOf(room: Decimal): string | null {
  const whole = roundTo(room, 0, 'floor').digits.toString();
  return whole.length > maxDigits ? null : formatDecimal(roundTo(room, maxDecimals, 'floor'));
}

function ofMpt(facts: LedgerFacts, address: string, id: string, sender: string | null): HoldingFacts {
  const issuance = facts.issuances[id];
  if (issuance === undefined) return unknown;
  if (issuance === null) return missing;
  const scaled = (word: HoldingFacts): HoldingFacts => ({ ...word, scale: issuance.assetScale });
  const issuer = mptIssuerOf(id);
  if (address === issuer) return scaled(open);
  const holding = facts.holdings[holdingKey(address, id)];
  if (holding === null) return scaled(missing);
  const isStopped = issuance.locked || holding?.locked === true || (!issuance.canTransfer && sender !== null);
  if ((sender !== issuer && isStopped) || (issuance.requireAuth && holding?.authorized === false)) return scaled(blocked);
  return scaled(holding === undefined ? unknown : open);
}
