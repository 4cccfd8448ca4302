// Owns what a path means: with the sender, the implied issuers and the receiver written out (xrpl-payment.md section 5).
import { issuerOf, type Issue } from '../engine/asset.ts';
import type { Path, PathElement } from './path.ts';

export interface Ends {
  readonly source: string;
  readonly target: string;
  readonly deliver: Issue;
  /** What may be spent; null means what is delivered. */
  readonly spend: Issue | null;
  /** Offers that are placed change the issuer by a book as well; payments change only the currency by one. */
  readonly isCrossing: boolean;
}

export function currencyOf(issue: Issue): string {
  return issue.kind === 'xrp' ? 'XRP' : issue.currency;
}

function through(account: string): PathElement {
  return { account, currency: null, issuer: null };
}

/** The first element also says with what it begins. */
export function normalise({ source, target, deliver, spend, isCrossing }: Ends, path: Path): readonly PathElement[] {
  const begun = spend ?? deliver;
  const isXrp = begun.kind === 'xrp';
  const elements: PathElement[] = [{ account: source, currency: currencyOf(begun), issuer: isXrp ? issuerOf(begun) : source }];
  if (spend !== null && issuerOf(spend) !== source && path[0]?.account !== issuerOf(spend)) elements.push(through(issuerOf(spend)));
  elements.push(...path);
  const last = [...elements].reverse().find(({ currency }) => currency !== null);
  const isOtherIssuer = isCrossing && last?.issuer !== issuerOf(deliver);
  if (last?.currency !== currencyOf(deliver) || isOtherIssuer)
    elements.push({ account: null, currency: currencyOf(deliver), issuer: issuerOf(deliver) });
  if (elements.at(-1)?.account !== issuerOf(deliver) && target !== issuerOf(deliver)) elements.push(through(issuerOf(deliver)));
  if (elements.at(-1)?.account !== target) elements.push(through(target));
  return elements;
}
