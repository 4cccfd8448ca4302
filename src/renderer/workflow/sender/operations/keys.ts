// Owns the operations on API keys (spec §16.6, §17): a key gives away at most what it has, and revokes at most what it could give.
import type { ApiKey } from '../../../../shared/contract/common.ts';
import { codePoints } from '../../../../shared/code-points.ts';
import { mayGive, parseGrant } from '../../../../shared/greenfield/permissions.ts';
import { type Checked, invalidAt } from '../../../../shared/payouts/claim-request.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { forApi } from '../../refusals.ts';
import type { OperationDeps } from './deps.ts';
import { missingPermission } from './find.ts';
import type { Asked, Operations } from './operation.ts';

const longestLabel = 50;
const mostPermissions = 64;

export function keyOperations(deps: OperationDeps): Operations {
  return {
    readCurrentKey: async ({ key }) => (key === null ? refuse('unauthenticated') : ok(keyJson(key))),
    createKey: (asked) => create(deps, asked),
    revokeCurrentKey: async ({ key }) => (key === null ? refuse('unauthenticated') : revoke(deps, key.hash)),
    revokeKey: (asked) => revokeNamed(deps, asked),
  };
}

function keyJson({ label, permissions }: ApiKey): Record<string, unknown> {
  return { label, permissions };
}

/** The server adds the secret, whose hash comes as `secretHash`. 422: `Label`, `Permissions`; `missing-permission` where it would have more than this one. */
async function create(deps: OperationDeps, { key, body, secretHash }: Asked): Promise<Result<unknown>> {
  if (key === null) return refuse('unauthenticated');
  if (secretHash === null) return refuse('internal');
  const label = readLabel(body?.label ?? '');
  if (!label.ok) return forApi(label);
  const permissions = readPermissions(body?.permissions);
  if (!permissions.ok) return forApi(permissions);
  const tooMuch = permissions.value.find((wanted) => !mayGive(key.permissions, wanted));
  if (tooMuch !== undefined) return missingPermission(tooMuch);
  const made = await deps.main.addApiKey({ hash: secretHash, label: label.value, permissions: [...permissions.value] });
  return made.ok ? ok(keyJson(made.value)) : made;
}

/** The path names a key by the hash of its secret. Refusals: `apikey-not-found`; `missing-permission` for a key that can do more than this one. */
async function revokeNamed(deps: OperationDeps, { key, path }: Asked): Promise<Result<null>> {
  if (key === null) return refuse('unauthenticated');
  const named = deps.keyOf(path.key ?? '');
  if (named === null) return refuse('apikey-not-found');
  const tooMuch = named.hash === key.hash ? undefined : named.permissions.find((held) => !mayGive(key.permissions, held));
  return tooMuch === undefined ? revoke(deps, named.hash) : missingPermission(tooMuch);
}

async function revoke(deps: OperationDeps, hash: string): Promise<Result<null>> {
  const removed = await deps.main.removeApiKey({ hash });
  return removed.ok ? ok(null) : removed;
}

function readLabel(value: unknown): Checked<string> {
  if (typeof value !== 'string') return invalidAt('label', { code: 'text-expected' });
  if (codePoints(value.trim()) > longestLabel)
    return invalidAt('Label', { code: 'key-label-too-long', params: { limit: String(longestLabel) } });
  return ok(value.trim());
}

function readPermissions(value: unknown): Checked<readonly string[]> {
  const wrong = invalidAt('Permissions', { code: 'key-permissions-invalid' });
  if (!Array.isArray(value) || value.length === 0 || value.length > mostPermissions) return wrong;
  const elements: readonly unknown[] = value;
  const permissions = elements.flatMap((text) => (typeof text === 'string' && parseGrant(text) !== null ? [text] : []));
  return permissions.length === elements.length ? ok([...new Set(permissions)]) : wrong;
}
