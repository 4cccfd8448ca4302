// Owns the operations that need no key: reading a pull payment and its payouts, claiming, and what a claim's token allows (spec §4, §16.8, §17).
import { readListQuery } from '../../../../shared/greenfield/list-query.ts';
import { payoutJson } from '../../../../shared/greenfield/payout-json.ts';
import { pullPaymentJson } from '../../../../shared/greenfield/pull-payment-json.ts';
import { cancelPayout } from '../../../../shared/payouts/decisions.ts';
import type { Payout } from '../../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { forApi } from '../../refusals.ts';
import { type ClaimsDeps, acceptClaim, changeClaim } from '../claims.ts';
import type { FoundPayout, FoundPullPayment } from '../desk.ts';
import type { WalletBook } from '../wallet-book.ts';
import { seesAll } from './find.ts';
import type { Asked, Operations } from './operation.ts';
import { listed } from './payout-list.ts';

type Json = Record<string, unknown>;

export interface PublicDeps extends ClaimsDeps {
  readonly origin: () => Promise<string>;
}

export function claimOperations(deps: PublicDeps): Operations {
  return {
    readPullPayment: (asked) => readPullPayment(deps, asked),
    readLnurl: (asked) => withoutLightning(deps, asked),
    linkBoltcard: (asked) => withoutLightning(deps, asked),
    listClaims: (asked) => listClaims(deps, asked),
    claim: (asked) => claim(deps, asked),
    readClaim: (asked) => readClaim(deps, asked),
    editClaim: (asked) => editClaim(deps, asked),
    cancelClaim: (asked) => cancelClaim(deps, asked),
  };
}

/** Archived and expired ones are answered as well, and to who holds the token of one of its claims. Refusals: those of `opened`. */
export async function readPullPayment(deps: PublicDeps, asked: Asked): Promise<Result<Json>> {
  const found = await opened(deps, asked, (book, id) =>
    [...(book.state.index.byPullPayment.get(id) ?? [])].some((payoutId) => {
      const payout = book.payout(payoutId);
      return payout !== null && holdsToken(payout, asked);
    }),
  );
  if (!found.ok) return found;
  const { book, pullPayment } = found.value;
  return ok(pullPaymentJson(pullPayment, book.book, deps.now(), await deps.origin(), book.wallet.network));
}

/** No Lightning (spec D18, §17): what is not there is told apart from what there is none of. */
async function withoutLightning(deps: PublicDeps, asked: Asked): Promise<Result<never>> {
  const found = await opened(deps, asked);
  return found.ok ? refuse('lnurl-not-supported') : found;
}

/** Newest first. Of an archived pull payment strangers see nothing; keys of its store, and tokens for their own claims, what they ask for (§17). */
export async function listClaims(deps: PublicDeps, asked: Asked): Promise<Result<Json[]>> {
  const query = readListQuery(asked.query);
  if (!query.ok) return query;
  const id = asked.path.pullPayment ?? '';
  const found = await opened(deps, asked);
  if (!found.ok) return found;
  const { book, pullPayment } = found.value;
  if (pullPayment.archived && !query.value.includeArchived) return ok([]);
  const full = seesAll(asked, book);
  const isOpen = (payout: Payout): boolean => full || holdsToken(payout, asked);
  const shows = (payout: Payout): boolean => !pullPayment.archived || isOpen(payout);
  const payouts = listed(book, book.state.index.byPullPayment.get(id) ?? [], query.value, shows);
  return ok(payouts.map((payout) => payoutJson(payout, isOpen(payout) ? 'full' : 'anonymous')));
}

/** The 200 shows everything; the server adds the claim's token to it, whose hash comes as `secretHash`. Refusals: those of `opened` and of `acceptClaim`. */
export async function claim(deps: PublicDeps, asked: Asked): Promise<Result<Json>> {
  const { path, body, secretHash } = asked;
  if (body === null) return refuse('body-malformed');
  const found = await opened(deps, asked);
  // One that is not there is refused below, after what is wrong with the claim itself.
  if (!found.ok && found.error.code !== 'pullpayment-not-found') return found;
  const incoming = { pullPaymentId: path.pullPayment ?? '', body, route: 'http', tokenHash: secretHash, code: null } as const;
  const claimed = forApi(await acceptClaim(deps, incoming));
  return claimed.ok ? ok(payoutJson(claimed.value.payout, 'full')) : claimed;
}

/** A wrong token reads as anonymous (§17). */
export async function readClaim(deps: PublicDeps, asked: Asked): Promise<Result<Json>> {
  const open = await opened(deps, asked, (book) => {
    const payout = book.payout(asked.path.payout ?? '');
    return payout !== null && payout.pullPaymentId === asked.path.pullPayment && holdsToken(payout, asked);
  });
  if (!open.ok) return open;
  const found = find(deps, asked);
  if (!found.ok) return found;
  const { book, payout } = found.value;
  const full = holdsToken(payout, asked) || seesAll(asked, book);
  const archived = book.state.pullPayments.get(asked.path.pullPayment ?? '')?.archived === true;
  return archived && !full ? refuse('payout-not-found') : ok(payoutJson(payout, full ? 'full' : 'anonymous'));
}

/** Refusals: `missing-permission` for another token, and those of `changeClaim`. */
export async function editClaim(deps: PublicDeps, asked: Asked): Promise<Result<Json>> {
  const found = authorised(deps, asked);
  if (!found.ok) return found;
  if (asked.body === null) return refuse('body-malformed');
  const changed = forApi(await changeClaim(deps, found.value, asked.body, (payout) => holdsToken(payout, asked)));
  return changed.ok ? ok(payoutJson(changed.value, 'full')) : changed;
}

/** Refusals: `missing-permission` for another token, `invalid-state` once somebody has decided on the claim. */
export async function cancelClaim(deps: PublicDeps, asked: Asked): Promise<Result<null>> {
  return deps.desk.turn(async () => {
    const found = authorised(deps, asked);
    if (!found.ok) return found;
    const event = forApi(cancelPayout(found.value.payout, 'recipient', null));
    if (!event.ok) return event;
    if (event.value === null) return ok(null);
    const written = await found.value.book.append([event.value]);
    return written.ok ? ok(null) : written;
  });
}

/**
 * The pull payment of the path, for whoever may know of it: with its passphrase where it has one, with a key that sees the store's payouts, or with a
 * token that `holds` accepts. Refusals: `pullpayment-not-found`, and those of `Passphrases.check`.
 */
async function opened(
  deps: PublicDeps,
  asked: Asked,
  holds: (book: WalletBook, id: string) => boolean = () => false,
): Promise<Result<FoundPullPayment>> {
  const found = deps.desk.findPullPayment(asked.path.pullPayment ?? '');
  if (!found.ok || found.value.pullPayment.passphrase === null) return found;
  const { book, pullPayment } = found.value;
  if (seesAll(asked, book) || (asked.tokenHash !== null && holds(book, pullPayment.id))) return found;
  const right = await deps.passphrases.check(pullPayment, asked.passphrase);
  // What was found may have changed while the hash was made.
  if (right.ok) return deps.desk.findPullPayment(pullPayment.id);
  // The page that asks for the passphrase says, too, that practice money is not real.
  return refuse(right.error.code, { ...right.error.params, network: book.wallet.network });
}

function find(deps: PublicDeps, { path }: Asked): Result<FoundPayout> {
  const id = path.pullPayment ?? '';
  const found = deps.desk.findPullPayment(id);
  if (!found.ok) return found;
  const { book } = found.value;
  const payout = book.payout(path.payout ?? '');
  return payout?.pullPaymentId === id ? ok({ book, payout }) : refuse('payout-not-found');
}

function authorised(deps: PublicDeps, asked: Asked): Result<FoundPayout> {
  const found = find(deps, asked);
  if (!found.ok) return found;
  return holdsToken(found.value.payout, asked) ? found : refuse('missing-permission');
}

/** Both sides are SHA-256 hashes of 32 random bytes: comparing them early or late tells nothing about the token. */
function holdsToken(payout: Pick<Payout, 'tokenHash'>, { tokenHash }: Pick<Asked, 'tokenHash'>): boolean {
  return tokenHash !== null && payout.tokenHash === tokenHash;
}
