// Owns asking a server's path finder.
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type Amount, type Asset, assetOf, sameAsset } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { compareAmounts } from '../../shared/xrpl/amounts/compare.ts';
import { writeCurrency } from '../../shared/xrpl/amounts/currency-code.ts';
import { writeAmount } from '../../shared/xrpl/amounts/write-amount.ts';
import { maxPaths, maxSteps } from '../../shared/xrpl/offline/path-checks.ts';
import { readPaths } from '../../shared/xrpl/reading/path-fields.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { pathAlternatives } from './paths-parse.ts';

export interface PathQuestion {
  readonly account: string;
  readonly destination: string;
  readonly amount: Amount;
  /** What may be spent; only its asset is asked about. Null: whatever the account holds. */
  readonly source: Asset | null;
  readonly domain: string | null;
}

export interface PathOffer {
  readonly cost: Amount;
  /** `paths_computed` and `source_amount` as the server wrote them. */
  readonly json: Readonly<Record<string, unknown>>;
}

const mostOffers = 20;

/**
 * What the path finder offers, by the open ledger: with `source` cheapest first, without it in the server's order. Offers in another asset than asked for, that cannot be read, or with more paths
 * than a payment takes are left out. MPTs have no paths. Refusals: those of the server, `backend-garbled`.
 */
export async function findPaths(reader: LedgerReader, question: PathQuestion): Promise<Result<readonly PathOffer[]>> {
  const { account, destination, amount, source, domain } = question;
  if (amount.kind === 'mpt' || source?.kind === 'mpt') return ok([]);
  const answer = await reader.ask('ripple_path_find', {
    source_account: account,
    destination_account: destination,
    destination_amount: writeAmount(amount),
    ledger_index: 'current',
    ...(source === null ? {} : { source_currencies: [sourceJson(source)] }),
    ...(domain === null ? {} : { domain }),
  });
  if (!answer.ok) return answer;
  const found = pathAlternatives(answer.value);
  if (found === null) return refuse('backend-garbled');
  const offers = found.flatMap(({ source_amount, paths_computed }) => offerOf(source_amount, paths_computed, source));
  if (source !== null) offers.sort((a, b) => compareAmounts(a.cost, b.cost));
  return ok(offers.slice(0, mostOffers));
}

function offerOf(source_amount: unknown, paths_computed: unknown, source: Asset | null): readonly PathOffer[] {
  const cost = readAmount(source_amount);
  const { value: paths } = readPaths(paths_computed ?? []);
  const isShort = paths !== null && paths.length <= maxPaths && paths.every((path) => path.length <= maxSteps);
  if (!cost.ok || !isShort || (source !== null && !sameAsset(assetOf(cost.value), source))) return [];
  return [{ cost: cost.value, json: { source_amount, paths_computed: paths_computed ?? [] } }];
}

function sourceJson(asset: Exclude<Asset, { kind: 'mpt' }>): Readonly<Record<string, string>> {
  return asset.kind === 'token' ? { currency: writeCurrency(asset.currency), issuer: asset.issuer } : { currency: 'XRP' };
}
