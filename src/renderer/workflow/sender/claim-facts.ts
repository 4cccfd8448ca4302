// Owns what is gathered about a claim before it is decided on: its destination, what the ledger says of it, and prices.
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import { parseDestination } from '../../../shared/links/destination.ts';
import type { Network } from '../../../shared/network.ts';
import type { ParsedDestination } from '../../../shared/payouts/destination.ts';
import type { DestinationFacts } from '../../../shared/payouts/destination-facts.ts';
import { canonicalMethod, isOnNetwork, methodCurrency } from '../../../shared/payouts/methods.ts';
import { type Quotes, pairFor } from '../../../shared/payouts/rates.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { type Result, refuse } from '../../../shared/result.ts';
import { gatherFacts } from './recipient-facts.ts';

interface FactsDeps {
  readonly main: Client<typeof workerMainApi>;
}

export const noQuotes: Quotes = new Map();

/** The destination of a body as parsed for its method. Codes: `destination-missing`, `no-ledger-here`, `destination-tag-invalid` and the parser's. */
export function readDestination(body: Readonly<Record<string, unknown>>, network: Network): Result<ParsedDestination> {
  const method = canonicalMethod(body.payoutMethodId);
  const text = body.destination;
  if (!method.ok || typeof text !== 'string' || text.length > 2048) return refuse('destination-missing');
  if (!isOnNetwork(method.value, network)) return refuse('no-ledger-here');
  const tag = body.destinationTag ?? null;
  if (tag !== null && (typeof tag !== 'number' || !Number.isInteger(tag) || tag < 0 || tag > 4_294_967_295))
    return refuse('destination-tag-invalid');
  return parseDestination(method.value, text.trim(), network, tag);
}

/** What the ledger says of the destination; a lookup that fails never blocks a claim. */
export async function factsOf(
  deps: FactsDeps,
  wallet: WalletSummary,
  body: Readonly<Record<string, unknown>>,
  destination: Result<ParsedDestination>,
): Promise<DestinationFacts> {
  const method = canonicalMethod(body.payoutMethodId);
  if (!method.ok || !destination.ok) return { kind: 'unknown' };
  const to = { address: destination.value.address, methodId: method.value, payoutCurrency: methodCurrency(method.value) };
  const facts = await gatherFacts(deps, wallet, [to]);
  return facts(to);
}

/** Market prices for a payout that is approved in the moment it is made. `pullPayment` is null for one of the sender's own, whose unit is the coin. */
export async function quotesFor(
  deps: FactsDeps,
  network: Network,
  pullPayment: Pick<PullPayment, 'unit' | 'defaultPrice'> | null,
  body: Readonly<Record<string, unknown>>,
): Promise<Quotes> {
  const method = canonicalMethod(body.payoutMethodId);
  if (!method.ok || pullPayment === null) return noQuotes;
  const priced = { originalCurrency: pullPayment.unit, payoutCurrency: methodCurrency(method.value) };
  const pair = pairFor(priced, pullPayment.defaultPrice);
  if (pair === null) return noQuotes;
  const rates = await deps.main.rates({ network, pairs: [pair] });
  return new Map(rates.ok ? rates.value.map((quote) => [quote.pair, quote]) : []);
}
