// Owns the list of order books that a ledger holds: what can be had for what.
import { addressOfId } from '../base/address.ts';
import { fromHex } from '../base/hex.ts';
import { assetKey, type Issue, xrp } from '../engine/asset.ts';
import type { DirectoryNode } from '../ledger/entries-market.ts';
import type { ReadView } from '../ledger/view.ts';

const ZEROS = '0'.repeat(40);
/** Twelve zero bytes, three characters, five zero bytes. */
const PLAIN_CODE = /^0{24}((?:[0-9A-F]{2}){3})0{10}$/;

/** Asset that is given (its key) → the assets that books give for it, each once. */
export type Markets = ReadonlyMap<string, readonly Issue[]>;

/** The books of a domain, or the open ones. */
export function marketsOf(view: ReadView, domain: string | null): Markets {
  const found = new Map<string, Map<string, Issue>>();
  for (const [, entry] of view.entries()) {
    const sides = entry.LedgerEntryType === 'DirectoryNode' && (entry.DomainID ?? null) === domain ? sidesOf(entry) : null;
    if (sides === null) continue;
    const key = assetKey(sides.pays);
    const outs = found.get(key) ?? new Map<string, Issue>();
    found.set(key, outs.set(assetKey(sides.gets), sides.gets));
  }
  return new Map([...found].map(([key, outs]) => [key, [...outs.values()]]));
}

/** Null for a page that is none of a book. */
function sidesOf(page: DirectoryNode): { readonly pays: Issue; readonly gets: Issue } | null {
  const { TakerPaysCurrency, TakerPaysIssuer, TakerGetsCurrency, TakerGetsIssuer } = page;
  if (TakerPaysCurrency === undefined || TakerPaysIssuer === undefined) return null;
  if (TakerGetsCurrency === undefined || TakerGetsIssuer === undefined) return null;
  return { pays: issueOf(TakerPaysCurrency, TakerPaysIssuer), gets: issueOf(TakerGetsCurrency, TakerGetsIssuer) };
}

function issueOf(currency: string, issuer: string): Issue {
  const code = currency.toUpperCase();
  if (code === ZEROS) return xrp;
  const plain = PLAIN_CODE.exec(code)?.[1];
  const text = plain === undefined ? code : Buffer.from(plain, 'hex').toString('latin1');
  return { kind: 'token', currency: text, issuer: addressOfId(fromHex(issuer)) };
}
