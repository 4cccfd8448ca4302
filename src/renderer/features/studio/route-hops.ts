// Owns the way of a payment as people see it: the accounts and order books that it passes, for the default path and for each given one.
import type { Asset } from '../../../shared/xrpl/amount.ts';
import { assetOf } from '../../../shared/xrpl/amount.ts';
import type { Path, PaymentDraft } from '../../../shared/xrpl/draft.ts';
import { canBeJudged, effectiveSendMax } from '../../../shared/xrpl/effective.ts';
import { hasFlag, tfNoRippleDirect } from '../../../shared/xrpl/flags.ts';
import { buildStrand, type Hop, type Issue } from '../../../shared/xrpl/strand.ts';

export type RouteStop =
  | { readonly kind: 'account'; readonly role: 'sender' | 'issuer' | 'receiver' | 'other'; readonly address: string }
  | { readonly kind: 'book'; readonly pays: Asset; readonly gets: Asset };

export interface Route {
  /** The one that is always tried unless it is switched off. */
  readonly isDefault: boolean;
  /** Empty: the path is malformed; the findings say how. */
  readonly stops: readonly RouteStop[];
}

/** Empty while sender, receiver or what arrives are not known. */
export function routesOf(draft: PaymentDraft): readonly Route[] {
  if (!canBeJudged(draft)) return [];
  const { account, destination, amount } = draft;
  if (amount.kind === 'mpt' || (amount.kind === 'xrp' && effectiveSendMax(draft).kind === 'xrp')) {
    const ends: readonly RouteStop[] = [
      { kind: 'account', role: 'sender', address: account },
      { kind: 'account', role: 'receiver', address: destination },
    ];
    return [{ isDefault: true, stops: ends }];
  }
  const given = (draft.paths ?? []).slice(0, 20).map((path) => ({ isDefault: false, stops: stopsOf(path) }));
  return hasFlag(draft.flags, tfNoRippleDirect) ? given : [{ isDefault: true, stops: stopsOf([]) }, ...given];

  function stopsOf(path: Path): readonly RouteStop[] {
    if (!canBeJudged(draft)) return [];
    const { hops } = buildStrand(draft, path);
    return hops === null ? [] : [{ kind: 'account', role: 'sender', address: account }, ...hops.flatMap(stopOf), ...end(hops)];
  }

  /** A book whose goods the receiver gets from nobody else: it ends at the receiver all the same. */
  function end(hops: readonly Hop[]): readonly RouteStop[] {
    const last = hops.at(-1);
    const arrives = last?.kind === 'direct' ? last.to === destination : last?.kind === 'xrp' && hops.length > 1;
    return arrives ? [] : [{ kind: 'account', role: 'receiver', address: destination }];
  }

  function stopOf(hop: Hop, index: number): readonly RouteStop[] {
    if (hop.kind === 'book') return [{ kind: 'book', pays: assetOfIssue(hop.in), gets: assetOfIssue(hop.out) }];
    if (hop.kind === 'xrp') return index === 0 ? [] : [{ kind: 'account', role: 'receiver', address: destination }];
    return [{ kind: 'account', role: roleOf(hop), address: hop.to }];
  }

  function roleOf(hop: Extract<Hop, { kind: 'direct' }>): 'issuer' | 'receiver' | 'other' {
    if (hop.to === destination) return 'receiver';
    const source = draft.sendMax;
    const issuers = [amount, source].flatMap((one) => (one?.kind === 'token' ? [one.issuer] : []));
    return issuers.includes(hop.to) ? 'issuer' : 'other';
  }
}

function assetOfIssue({ currency, account }: Issue): Asset {
  return currency === 'XRP' ? { kind: 'xrp' } : { kind: 'token', currency, issuer: account };
}

/** The book between what is spent and what arrives, where the two are exchanged directly; null for none. */
export function directBook(draft: PaymentDraft): { readonly pays: Asset; readonly gets: Asset } | null {
  const first = routesOf({ ...draft, paths: null, flags: null })[0]?.stops.find((stop) => stop.kind === 'book');
  return first?.kind === 'book' && draft.amount !== null ? { pays: first.pays, gets: assetOf(draft.amount) } : null;
}
