// Owns somebody new who can be paid in the market's tokens: an account with XRP that accepts them.
import { readAccount } from '../ledger/view.ts';
import type { Keys } from '../server/signed.ts';
import type { MarketToken, MptToken } from './catalogue.ts';
import type { Hands, Order } from './hands.ts';
import { issuanceOf, openIssuers } from './issuers.ts';
import { roleKeys } from './keys.ts';
import { stockHolders } from './stock.ts';

/** Opens the next account of the row "recipient 1, recipient 2, …" and lets it accept these tokens; an issuer whose permission it takes gives that. Validated when it returns. */
export function openRecipient(hands: Hands, tokens: readonly MarketToken[]): string {
  const keys = nextRecipient(hands);
  openIssuers(hands, [{ keys, xrp: 1_000n }], []);
  const lines = tokens.flatMap((token) => (token.kind === 'token' ? { keys, token, stocked: false } : []));
  stockHolders(hands, lines);
  const mpts = tokens.flatMap((token) => (token.kind === 'mpt' ? token : []));
  hands.step(mpts.flatMap((token) => optIn(hands, keys, token)));
  hands.step(mpts.filter(({ requireAuth }) => requireAuth).flatMap((token) => permission(hands, keys, token)));
  return keys.address;
}

function nextRecipient({ ledger }: Hands): Keys {
  for (let number = 1; ; number += 1) {
    const keys = roleKeys(`recipient ${number}`);
    if (readAccount(ledger.openView, keys.address) === undefined) return keys;
  }
}

function optIn({ ledger }: Hands, keys: Keys, token: MptToken): readonly Order[] {
  const id = issuanceOf(ledger.openView, token);
  return id === null ? [] : [{ from: keys, tx: { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id } }];
}

function permission({ ledger }: Hands, { address }: Keys, token: MptToken): readonly Order[] {
  const id = issuanceOf(ledger.openView, token);
  return id === null ? [] : [{ from: token.issuer, tx: { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id, Holder: address } }];
}
