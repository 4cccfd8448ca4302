// Owns the shape of a destination that was parsed and normalised; `shared/links` makes it, claims and approvals read it.
import type { Decimal } from '../money/decimal.ts';

/** Kinds of Bitcoin output script, in so far as the dust rule tells them apart (spec §6.4), and the one kind of the XRP Ledger. */
export const scriptKinds = ['p2pkh', 'p2sh', 'p2wpkh', 'p2wsh', 'p2tr', 'xrpl-account'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

export interface ParsedDestination {
  /** As stored and emitted: a bare address, a normalised BIP21 URI, or `r…?dt=<tag>`. */
  readonly normalised: string;
  /** Address alone (classic form on the XRP Ledger), in canonical letter case. */
  readonly address: string;
  /** XRP Ledger destination tag; 0 is a tag, null is none. Always null on Bitcoin. */
  readonly tag: number | null;
  /** Amount named by the destination (BIP21 `amount`), in whole coins of the payout currency; null when it names none. */
  readonly amount: Decimal | null;
  /** Always `dedupKeyOf(address, tag)`: two live payouts of a wallet never share it (spec §4.6, D8). */
  readonly dedupKey: string;
  readonly scriptKind: ScriptKind;
}

/** Key of the duplicate rule: the address, or address and tag on the XRP Ledger (D8). Stored payouts are compared by the same key. */
export function dedupKeyOf(address: string, tag: number | null): string {
  return tag === null ? address : `${address}:${tag}`;
}
