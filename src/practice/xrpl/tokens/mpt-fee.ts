// Owns the transfer fee of multi-purpose tokens: whole units, rounded to the nearest, ties to the even one (xrpl-payment.md sections 12 and 16.6).
import type { MPTokenIssuance } from '../ledger/entries-tokens.ts';
import { mostUnits } from './mpt.ts';

const PAR = 1_000_000_000n;
/** TransferFee counts thousandths of a percent. */
const RATE_OF_FEE = 10_000n;

/** What rippled throws where a number does not fit into 63 bits: nothing of the transaction is recorded. */
export class MptOverflow extends Error {}

/** Units to give for a thousand million delivered. */
export function rateOf({ TransferFee = 0 }: MPTokenIssuance): bigint {
  return PAR + RATE_OF_FEE * BigInt(TransferFee);
}

/** What must be given so that `units` arrive. */
export function withFee(units: bigint, rate: bigint): bigint {
  return rate === PAR ? units : bounded(divideToEven(units * rate, PAR));
}

/** What arrives of `units` given. */
export function withoutFee(units: bigint, rate: bigint): bigint {
  return rate === PAR ? units : bounded(divideToEven(units * PAR, rate));
}

function divideToEven(dividend: bigint, divisor: bigint): bigint {
  const [whole, rest] = [dividend / divisor, (dividend % divisor) * 2n];
  if (rest < divisor || (rest === divisor && whole % 2n === 0n)) return whole;
  return whole + 1n;
}

function bounded(units: bigint): bigint {
  if (units > mostUnits) throw new MptOverflow('an MPT amount above 2^63-1');
  return units;
}
