// Owns what an operation of the HTTP API is given, and what it answers.
import type { ApiKey } from '../../../../shared/contract/common.ts';
import type { OperationName } from '../../../../shared/greenfield/operations.ts';
import type { Result } from '../../../../shared/result.ts';
import type { WalletBook } from '../wallet-book.ts';

/** A request whose caller was found to be allowed. */
export interface Asked {
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  /** As sent; nothing in it is trusted. Null where there was none. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The store of the operation; null where the table names none. */
  readonly book: WalletBook | null;
  /** The key that came with the request, if it is one of ours. */
  readonly key: ApiKey | null;
  /** SHA-256 (hex) of whatever token came; a claim's own token is compared with it. */
  readonly tokenHash: string | null;
  /** SHA-256 (hex) of the secret made for this answer. */
  readonly secretHash: string | null;
  readonly passphrase: string | null;
}

/** Answers the JSON of the 200 (null where that is empty), or a refusal with the API's own code. */
export type Operate = (asked: Asked) => Promise<Result<unknown>>;

/** Each area of the API gives its part of the table. */
export type Operations = Readonly<Partial<Record<OperationName, Operate>>>;
