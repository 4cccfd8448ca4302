// Owns the commands that list what an account has: objects, and the empty lists of what this ledger does not offer.
import type { JsonObject } from '../base/json.ts';
import { ownedIndexes } from '../ledger/owner-directory.ts';
import { limitField, withAccount } from './account-choice.ts';
import { answer, type Command, fail } from './command.ts';

/** Names of `type` that `account_objects` takes, and the kind of entry behind those that can exist here. */
const objectTypes: Readonly<Record<string, string | null>> = {
  amm: null,
  bridge: null,
  check: null,
  credential: 'Credential',
  deposit_preauth: 'DepositPreauth',
  did: null,
  escrow: null,
  mpt_issuance: 'MPTokenIssuance',
  mptoken: 'MPToken',
  nft_offer: null,
  nft_page: null,
  offer: 'Offer',
  oracle: null,
  payment_channel: null,
  permissioned_domain: 'PermissionedDomain',
  signer_list: 'SignerList',
  state: 'RippleState',
  ticket: 'Ticket',
};
const DEFAULT_LIMIT = 200;
const [MIN_LIMIT, MAX_LIMIT] = [10, 400];

/** `account_objects`. The marker is the id of the last object of the page before. */
export const accountObjects: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const { request } = context;
    const { type, marker } = request;
    if (type !== undefined && (typeof type !== 'string' || !Object.hasOwn(objectTypes, type)))
      return fail('invalidParams', "Invalid field 'type'.");
    const limit = limitField(request, DEFAULT_LIMIT, MIN_LIMIT, MAX_LIMIT);
    if (typeof limit !== 'number') return limit;
    const wanted = typeof type === 'string' ? objectTypes[type] : undefined;
    const all = ownedIndexes(ledger.view, root.Account);
    const start = typeof marker === 'string' ? all.indexOf(marker) + 1 : 0;
    if (marker !== undefined && start === 0) return fail('invalidParams', "Invalid field 'marker'.");
    const matching = all.slice(start).filter((index) => wanted === undefined || ledger.view.get(index)?.LedgerEntryType === wanted);
    const page = matching.slice(0, limit);
    const next = matching.length > limit ? { limit, marker: page.at(-1) } : {};
    const objects = page.map((index): JsonObject => ({ ...ledger.view.get(index), index }));
    return answer({ account: root.Account, account_objects: objects, ...next, ...ledger.fields });
  });

/** A command whose answer is an account and lists that are empty on this ledger. */
function emptyLists(lists: JsonObject): Command {
  return (context) => withAccount(context, (root, ledger) => answer({ account: root.Account, ...lists, ...ledger.fields }));
}

/** Offers and channels are not listed here. */
export const accountOffers = emptyLists({ offers: [] });
export const accountChannels = emptyLists({ channels: [] });
export const gatewayBalances = emptyLists({});

/** `account_currencies` does not repeat the account. */
export const accountCurrencies: Command = (context) =>
  withAccount(context, (_root, ledger) => answer({ receive_currencies: [], send_currencies: [], ...ledger.fields }));
