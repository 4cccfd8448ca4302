// Owns opening the market's accounts and giving its issuers their settings, each step only where the ledger does not show it already.
import type { ReadView } from '../ledger/view.ts';
import { readAccount } from '../ledger/view.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import { issuanceFlags } from '../ledger/entries-tokens.ts';
import { issuanceId } from '../ledger/indexes.ts';
import { ownedItems } from '../ledger/owned-items.ts';
import { genesisKeys } from '../server/faucet.ts';
import type { LineToken, MarketToken, MptToken } from './catalogue.ts';
import type { Hands, Order } from './hands.ts';
import type { Keys } from '../server/signed.ts';

const drops = 1_000_000n;
const SET_DEFAULT_RIPPLE = 8;

/** Who needs how many XRP to begin with. */
export interface Opening {
  readonly keys: Keys;
  readonly xrp: bigint;
}

/** Opens accounts, then sets up issuers: in ledgers of their own, as a trust line must find its issuer's DefaultRipple. */
export function openIssuers(hands: Hands, openings: readonly Opening[], tokens: readonly MarketToken[]): void {
  const view = () => hands.ledger.openView;
  hands.step(openings.flatMap((opening) => openingOrder(view(), opening)));
  hands.step(tokens.flatMap((token) => (token.kind === 'token' ? lineTerms(view(), token) : issuance(view(), token))));
}

function openingOrder(view: ReadView, { keys, xrp }: Opening): readonly Order[] {
  if (readAccount(view, keys.address) !== undefined) return [];
  return [{ from: genesisKeys, tx: { TransactionType: 'Payment', Destination: keys.address, Amount: String(xrp * drops) } }];
}

function lineTerms(view: ReadView, { issuer, rate }: LineToken): readonly Order[] {
  const root = readAccount(view, issuer.address);
  if (root === undefined) return [];
  const isSet = hasFlag(root.Flags, accountFlags.defaultRipple) && (root.TransferRate ?? null) === rate;
  const terms = { TransactionType: 'AccountSet', SetFlag: SET_DEFAULT_RIPPLE, ...(rate === null ? {} : { TransferRate: rate }) };
  return isSet ? [] : [{ from: issuer, tx: terms }];
}

function issuance(view: ReadView, token: MptToken): readonly Order[] {
  if (issuanceOf(view, token) !== null) return [];
  const flags = issuanceFlags.canTransfer | issuanceFlags.canTrade | (token.requireAuth ? issuanceFlags.requireAuth : 0);
  const terms = { TransactionType: 'MPTokenIssuanceCreate', AssetScale: token.scale, Flags: flags, MPTokenMetadata: token.metadata };
  return [{ from: token.issuer, tx: token.fee === 0 ? terms : { ...terms, TransferFee: token.fee } }];
}

/** Id of the issuance; null while there is none (or where the network has no multi-purpose tokens). */
export function issuanceOf(view: ReadView, { issuer }: MptToken): string | null {
  for (const { entry } of ownedItems(view, issuer.address)) {
    if (entry.LedgerEntryType === 'MPTokenIssuance') return issuanceId(issuer.address, entry.Sequence);
  }
  return null;
}
