// Owns how a claim is sent again after a lost answer: by its claim id where the server knows those, else by looking first whether it is there already.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { RemotePayout, greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import { parseDestination } from '../../../shared/links/destination.ts';
import { compare } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { type Result, ok } from '../../../shared/result.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimRecord } from './claim-record.ts';
import { deliveryOf } from './delivery.ts';

type Server = Client<typeof greenfieldClientApi>;

/**
 * For a server that knows no claim ids: the ids of its payouts to this address before the claim is sent. A claim that was sent before keeps what was
 * noted then. Refusals are the server's; nothing was sent.
 */
export async function payoutsBefore(
  server: Server,
  book: ClaimBook,
  record: ClaimRecord,
  origin: string,
): Promise<Result<readonly string[]>> {
  const noted = book.get(record.id);
  if (noted?.before !== undefined && noted.address === record.address) return ok(noted.before);
  const list = await find(server, record, origin);
  return list.ok ? ok(list.value.map((payout) => payout.id)) : list;
}

/**
 * Sends a claim whose earlier answer was lost. Where the server knows no claim ids, the public list is looked through first, and a new payout of the same
 * destination and amount is the claim; only a list without it lets the claim be sent anew. While the first request is still on its way, the server's own
 * rule against two open claims to one destination (§4.6) refuses the second, and the list is asked again.
 */
export async function sendAgain(server: Server, book: ClaimBook, record: ClaimRecord, origin: string): Promise<Result<RemotePayout>> {
  const post = (): Promise<Result<RemotePayout>> => server.postClaim(deliveryOf(record, origin));
  if (record.before === undefined) return post();
  const there = await made(server, book, record, origin);
  if (!there.ok) return there;
  if (there.value !== null) return ok(there.value);
  const answer = await post();
  if (answer.ok || answer.error.code !== 'duplicate-destination') return answer;
  const late = await made(server, book, record, origin);
  return late.ok && late.value !== null ? ok(late.value) : answer;
}

/** The payout that the claim became, or null. One that stands counts before one that was cancelled. */
async function made(server: Server, book: ClaimBook, record: ClaimRecord, origin: string): Promise<Result<RemotePayout | null>> {
  const list = await find(server, record, origin);
  if (!list.ok) return list;
  const others = book.all().filter((claim) => claim.id !== record.id && claim.server === origin);
  const known = new Set([...(record.before ?? []), ...others.map((claim) => claim.payoutId)]);
  const ours = list.value.filter((payout) => !known.has(payout.id) && isClaimed(record, payout));
  return ok(ours.find((payout) => payout.state !== 'Cancelled') ?? ours[0] ?? null);
}

async function find(server: Server, record: ClaimRecord, origin: string): Promise<Result<readonly RemotePayout[]>> {
  const { pullPaymentId, address } = record;
  const list = await server.findPayouts({ origin, pullPaymentId, address });
  return list.ok ? ok(list.value.payouts) : list;
}

/** The same destination, and the amount asked for, or the smaller one that the destination itself names (§4.4). */
function isClaimed(record: ClaimRecord, payout: RemotePayout): boolean {
  const theirs = parseDestination(record.methodId, payout.destination, record.network);
  if (!theirs.ok || theirs.value.address !== record.address || theirs.value.tag !== record.tag) return false;
  if (record.askedAmount === null) return true;
  const ours = parseDestination(record.methodId, record.destination, record.network);
  const amounts = [decimalOf(record.askedAmount), ...(ours.ok && ours.value.amount !== null ? [ours.value.amount] : [])];
  return amounts.some((amount) => compare(amount, decimalOf(payout.originalAmount)) === 0);
}
