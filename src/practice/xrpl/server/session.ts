// Owns one connection's subscriptions and its way to send.
import type { JsonObject } from '../base/json.ts';
import type { ApiVersion } from '../commands/command.ts';
import type { PathSearch } from '../commands/path-request.ts';

export type Stream =
  | 'consensus'
  | 'ledger'
  | 'manifests'
  | 'peer_status'
  | 'server'
  | 'transactions'
  | 'transactions_proposed'
  | 'validations';
export type AccountStream = 'accounts' | 'accountsProposed';

export interface Session {
  /** Shape of pushed messages: the version of the last subscribe. */
  api: ApiVersion;
  readonly streams: Set<Stream>;
  readonly accounts: Set<string>;
  readonly accountsProposed: Set<string>;
  /** Ids of the order books it follows. */
  readonly books: Set<string>;
  /** The one search for paths that it has asked to be kept up to date. */
  search: PathSearch | null;
  send(message: JsonObject): void;
}

export function newSession(send: (message: JsonObject) => void): Session {
  return { api: 1, streams: new Set(), accounts: new Set(), accountsProposed: new Set(), books: new Set(), search: null, send };
}
