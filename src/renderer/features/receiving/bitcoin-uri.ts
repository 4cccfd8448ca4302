// Owns what the code on the receive screen holds: the address, with the amount, name and purpose that were typed.
import { type Decimal, toUnits } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import { bitcoinDecimals } from '../../../shared/money/units.ts';
import { buildBitcoinUri } from '../../../shared/links/payment-uri.ts';

export interface Asked {
  /** As typed. */
  readonly amount: string;
  readonly label: string;
  readonly message: string;
}

export const nothingAsked: Asked = { amount: '', label: '', message: '' };

/** 21 million coins in satoshi: nobody can pay more. */
const mostSats = 2_100_000_000_000_000n;

/** An amount that cannot be asked for is left out and named, so that the code never asks for something else than what stands there. */
export function uriOf(address: string, { amount, label, message }: Asked): { readonly uri: string; readonly isAmountBad: boolean } {
  const read = amount.trim() === '' ? null : readAmount(amount.trim());
  const isAmountBad = amount.trim() !== '' && read === null;
  return { uri: buildBitcoinUri(address, read, label.trim(), message.trim()), isAmountBad };
}

function readAmount(text: string): Decimal | null {
  const value = parseDecimal(text);
  const sats = value.ok ? toUnits(value.value, bitcoinDecimals) : null;
  return value.ok && sats !== null && sats > 0n && sats <= mostSats ? value.value : null;
}
