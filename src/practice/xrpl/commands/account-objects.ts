// Owns `account_objects`: everything an account owns, or one kind of it, or what keeps the account from being deleted.
import type { JsonObject } from '../base/json.ts';
import { limitField, withAccount } from './account-choice.ts';
import { type Answer, answer, type Command, fail } from './command.ts';
import { deletionBlockers, entryKind } from './entry-types.ts';
import { furtherPage, ownedPage } from './owned-pages.ts';

const DEFAULT_LIMIT = 200;
const [MIN_LIMIT, MAX_LIMIT] = [10, 400];

/** `account_objects`. The marker names the page of the directory and the first object of the next page. */
export const accountObjects: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const { request } = context;
    const shows = kindFilter(request);
    if (typeof shows !== 'function') return shows;
    const limit = limitField(request, DEFAULT_LIMIT, MIN_LIMIT, MAX_LIMIT);
    if (typeof limit !== 'number') return limit;
    const page = ownedPage(ledger.view, root.Account, limit, request['marker'], 'next');
    if ('ok' in page) return page;
    const shown = page.items.filter(({ entry }) => shows(entry.LedgerEntryType));
    const objects = shown.map(({ index, entry }): JsonObject => ({ ...entry, index }));
    return answer({ account: root.Account, account_objects: objects, ...furtherPage(page, limit, 'next'), ...ledger.fields });
  });

function kindFilter({ type, deletion_blockers_only: blockers }: JsonObject): ((kind: string) => boolean) | Answer {
  const wanted = type === undefined ? undefined : entryKind(type, 'owned');
  if (type !== undefined && wanted === undefined) return fail('invalidParams', "Invalid field 'type'.");
  return (kind) => (wanted === undefined || kind === wanted) && (blockers !== true || deletionBlockers.has(kind));
}

/** Payment channels do not exist here. */
export const accountChannels: Command = (context) =>
  withAccount(context, (root, ledger) => answer({ account: root.Account, channels: [], ...ledger.fields }));
