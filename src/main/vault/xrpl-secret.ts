// Owns the secret of a single account on the XRP Ledger as a person typed it: a family seed or secret numbers.
import type { Result } from '../../shared/result.ts';
import { readFamilySeed } from '../chains/xrpl/family-seed.ts';
import { identityOfSecret, type XrplSecret } from '../chains/xrpl/imported-key.ts';
import type { XrplIdentity } from '../chains/xrpl/keys.ts';
import { looksLikeSecretNumbers, readSecretNumbers } from '../chains/xrpl/secret-numbers.ts';
import { ok } from '../../shared/result.ts';
import type { Secret } from './types.ts';

export type ReadXrplSecret = XrplSecret & XrplIdentity;

/**
 * The secret with the account that it makes; the caller wipes `entropy`. Refusals: `seed-invalid`, `seed-checksum`, `secret-numbers-count`,
 * `secret-numbers-invalid` with the row. They never hold what was typed.
 */
export function readXrplSecret(typed: Secret): Result<ReadXrplSecret> {
  const text = new TextDecoder().decode(typed.bytes).normalize('NFKC').trim();
  const secret = looksLikeSecretNumbers(text) ? readSecretNumbers(text) : readFamilySeed(text);
  return secret.ok ? ok({ ...secret.value, ...identityOfSecret(secret.value) }) : secret;
}
