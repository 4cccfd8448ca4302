// Owns the reading of one request of the HTTP API into what the workflow is asked, and the secrets that never leave this process in clear.
import type { Context } from 'hono';
import type { OperationRequest } from '../shared/contract/server-api.ts';
import { withNewNames } from '../shared/greenfield/aliases.ts';
import { type OperationName, operationOf } from '../shared/greenfield/operations.ts';
import { type Result, ok } from '../shared/result.ts';
import { type ReadBytes, readBody } from './read-body.ts';
import { hashToken, newSecret, tokenOf } from './token.ts';

const maxPassphrase = 400;

/** A request as the workflow is asked it, and what its 200 carries beside the workflow's answer. */
export interface ReadRequest {
  readonly request: OperationRequest;
  readonly additions: Readonly<Record<string, string>>;
}

export interface ReadRequestOptions {
  readonly readBytes: ReadBytes;
  readonly random: (length: number) => Uint8Array;
}

/** Refusals: those of `readBody`. */
export async function readRequest(context: Context, operation: OperationName, options: ReadRequestOptions): Promise<Result<ReadRequest>> {
  const body = operationOf(operation).body === 'none' ? ok(null) : await readBody(context.req, options.readBytes);
  if (!body.ok) return body;
  const token = tokenOf(context.req.header('authorization'));
  const { secretHash, additions } = secretsOf(operation, token, options.random);
  const request = {
    operation,
    path: pathOf(context, operation),
    query: context.req.url.includes('?') ? [...new URL(context.req.url).searchParams.entries()] : [],
    body: body.value === null ? null : withNewNames(operation, body.value),
    caller: { tokenHash: token === null ? null : hashToken(token) },
    passphrase: passphraseOf(context.req.header('pullpay-passphrase')),
    secretHash,
  };
  return ok({ request, additions });
}

/** Parameters of the path. A key in it is a secret, too. */
function pathOf(context: Context, operation: OperationName): Record<string, string> {
  const path: Record<string, string> = context.req.param();
  return operation === 'revokeKey' ? { ...path, key: hashToken(path.key ?? '') } : path;
}

function secretsOf(
  operation: OperationName,
  token: string | null,
  random: (length: number) => Uint8Array,
): { readonly secretHash: string | null; readonly additions: Readonly<Record<string, string>> } {
  if (operation === 'readCurrentKey') return { secretHash: null, additions: token === null ? {} : { apiKey: token } };
  if (operation !== 'claim' && operation !== 'createKey') return { secretHash: null, additions: {} };
  const { secret, hash } = newSecret(random);
  return { secretHash: hash, additions: operation === 'claim' ? { claimToken: secret } : { apiKey: secret } };
}

/** Percent-encoded UTF-8, since a header carries no other letters. What is longer than any passphrase, or no such text, is a wrong one. */
function passphraseOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  try {
    const text = decodeURIComponent(header);
    return text.length > maxPassphrase ? '' : text;
  } catch {
    return '';
  }
}
