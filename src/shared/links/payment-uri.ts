// Owns what a receive screen shows: the URI inside the QR code, and an address in groups that two people can read to each other.
import type { Decimal } from '../money/decimal.ts';
import { formatDecimal } from '../money/decimal.ts';

/** BIP21 URI, which BIP321 reads alike. `amount` in whole bitcoin; `label` names the receiver, `message` says what for. */
export function buildBitcoinUri(
  address: string,
  amount: Decimal | null = null,
  label: string | null = null,
  message: string | null = null,
): string {
  const pairs = [
    ...(amount === null ? [] : [`amount=${formatDecimal(amount)}`]),
    ...(label === null || label === '' ? [] : [`label=${encodeURIComponent(label)}`]),
    ...(message === null || message === '' ? [] : [`message=${encodeURIComponent(message)}`]),
  ];
  return pairs.length === 0 ? `bitcoin:${address}` : `bitcoin:${address}?${pairs.join('&')}`;
}

/** The text in groups of four characters; the last may be shorter. */
export function groupAddress(text: string): string[] {
  return text.match(/.{1,4}/gu) ?? [];
}
