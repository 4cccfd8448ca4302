// Owns the marks on incoming payments that are meant to be noticed rather than to pay: dust, and tokens that only look like the ones that are held (§18 of the rule book).
import { type Amount, type Asset, assetOf } from '../amount.ts';
import { compareValues, readTokenValue } from '../amounts/token-value.ts';
import { describeCurrency } from '../amounts/currency-words.ts';

/** At most so much is dust: a hundred times less than what opens a conversation, and more than an attacker sends to a thousand people. */
const dustDrops = 1_000n;
const dustToken = readTokenValue('0.000001');

/** A payment that costs more to look at than it brings. An MPT arrives only where it was accepted first; it is never dust. */
export function isDust(amount: Amount): boolean {
  if (amount.kind === 'xrp') return amount.drops <= dustDrops;
  return amount.kind === 'token' && dustToken.ok && compareValues(amount.value, dustToken.value) <= 0;
}

/** The well-known code that a token's code passes itself off as; null where it does not. */
export function imitatedCode(asset: Asset): string | null {
  return asset.kind === 'token' ? describeCurrency(asset.currency).looksLike : null;
}

/**
 * For each amount, oldest first, the issuer from whom the same code was known before it: asked for by a request, or received earlier. Null where its issuer is
 * that one, or the code was not known. What a code says proves nothing; the issuer does.
 */
export function otherIssuers(requested: readonly Asset[], oldestFirst: readonly (Amount | null)[]): readonly (string | null)[] {
  const known = new Map<string, Set<string>>();
  for (const asset of requested) if (asset.kind === 'token') issuersOf(known, asset.currency).add(asset.issuer);
  return oldestFirst.map((amount) => {
    const asset = amount === null ? null : assetOf(amount);
    if (asset?.kind !== 'token') return null;
    const issuers = issuersOf(known, asset.currency);
    if (issuers.size === 0) issuers.add(asset.issuer);
    return issuers.has(asset.issuer) ? null : ([...issuers][0] ?? null);
  });
}

function issuersOf(known: Map<string, Set<string>>, currency: string): Set<string> {
  const issuers = known.get(currency) ?? new Set<string>();
  known.set(currency, issuers);
  return issuers;
}
