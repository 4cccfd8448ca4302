// Owns what screens are told of payments that came in: what each is worth, which request it answers, and what is odd about it.
import type { ReceivedPayment, ReceiveRequest } from '../../shared/contract/receiving.ts';
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import { buildXrplUri } from '../../shared/links/xrpl-payment-uri.ts';
import type { Network } from '../../shared/network.ts';
import { assetOf } from '../../shared/xrpl/amount.ts';
import { lookAlikes } from '../../shared/xrpl/look-alike.ts';
import { matchOf, standingOf } from '../../shared/xrpl/receive/requests.ts';
import { imitatedCode, isDust, otherIssuers } from '../../shared/xrpl/receive/suspicious.ts';
import { type Incoming, newestFirst } from './account-payments.ts';
import type { KeptRequest } from './stored-requests-parse.ts';

export const mostShown = 200;

export interface ViewOptions {
  readonly requests: readonly KeptRequest[];
  /** The wallet's own accounts. */
  readonly own: readonly string[];
  /** Addresses that this wallet pays, which somebody might imitate. */
  readonly recipients: Iterable<string>;
}

/** All payments with their marks, newest first. `incoming` may come from several accounts, each newest first. */
export function receivedPayments(incoming: readonly Incoming[], { requests, own, recipients }: ViewOptions): readonly ReceivedPayment[] {
  const sorted = [...incoming].sort(newestFirst);
  const known = [...new Set([...own, ...recipients])].map((address) => ({ name: '', address }));
  const senders = sorted.flatMap(({ credit }) => (credit.sender === null ? [] : [credit.sender]));
  const resembled = new Map(lookAlikes(known, senders).map(({ address, resembles }) => [address, resembles.address]));
  const asked = requests.map(({ asset }) => asset);
  const oldestFirst = [...sorted].reverse().map(({ credit }) => credit.credited);
  const issuers = [...otherIssuers(asked, oldestFirst)].reverse();
  return sorted.map((one, index) => ({
    ...viewOf(one),
    ...matchOf(requests, one.account, one.credit),
    own: one.credit.sender !== null && own.includes(one.credit.sender),
    resembles: one.credit.sender === null ? null : (resembled.get(one.credit.sender) ?? null),
    otherIssuer: issuers[index] ?? null,
  }));
}

function viewOf({
  account,
  credit,
  at,
  invoiceId,
  memos,
}: Incoming): Omit<ReceivedPayment, 'requestId' | 'match' | 'own' | 'resembles' | 'otherIssuer'> {
  const { credited } = credit;
  return {
    transactionId: credit.hash ?? '',
    account,
    sender: credit.sender,
    at,
    ledger: credit.ledger,
    credited,
    reason: credit.reason,
    failed: credit.failed,
    requested: credit.requested,
    partial: credit.partial,
    crossCheck: credit.crossCheck,
    tag: credit.tag,
    sourceTag: credit.sourceTag,
    invoiceId,
    memos: [...memos],
    dust: credited !== null && isDust(credited),
    imitates: credited === null ? null : imitatedCode(assetOf(credited)),
  };
}

/** Something that was sent to be noticed, not to pay; what answers a request is never that. */
export function isNoise({ match, dust, resembles }: Pick<ReceivedPayment, 'match' | 'dust' | 'resembles'>): boolean {
  return match !== 'answers' && (dust || resembles !== null);
}

/** At most 200, newest first; noise takes only the places that the rest leaves, so that it hides nothing. */
export function shownOf(all: readonly ReceivedPayment[]): readonly ReceivedPayment[] {
  if (all.length <= mostShown) return all;
  const rest = all.filter((one) => !isNoise(one)).slice(0, mostShown);
  const kept = new Set<ReceivedPayment>([...rest, ...all.filter(isNoise).slice(0, mostShown - rest.length)]);
  return all.filter((one) => kept.has(one));
}

/** The requests with how each stands. `wholeSince`: Unix seconds from which on every payment to an account is known. */
export function requestViews(
  requests: readonly KeptRequest[],
  payments: readonly ReceivedPayment[],
  network: Network,
  wholeSince: (account: string) => number,
): readonly ReceiveRequest[] {
  return requests.map(({ id, createdAt, account, asset, amount, tag, label }) => {
    const credited = payments.flatMap((one) => (one.requestId === id && one.match === 'answers' ? (one.credited ?? []) : []));
    const uri = buildXrplUri({ address: account, tag, asset, amount }, network);
    const xAddress = toXAddress(account, tag, network);
    const whole = createdAt >= wholeSince(account);
    return { id, createdAt, account, asset, amount, tag, label, uri, xAddress, whole, ...standingOf({ amount }, credited) };
  });
}
