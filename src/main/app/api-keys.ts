// Owns the keys of the HTTP API: made here, shown once, kept as hashes, revocable (spec §16.6).
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type ApiKey, apiKey } from '../../shared/contract/common.ts';
import { codePoints } from '../../shared/code-points.ts';
import { parseGrant } from '../../shared/greenfield/permissions.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';

const mostKeys = 200;
const longestLabel = 50;

export const keyList = z.strictObject({ keys: z.array(apiKey).max(mostKeys) });
export type KeyList = z.output<typeof keyList>;

export type NewKey = Pick<ApiKey, 'hash' | 'label' | 'permissions'>;

export interface ApiKeysOptions {
  readonly document: JsonDocument<KeyList>;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

export class ApiKeys {
  private readonly listeners: ((keys: readonly ApiKey[]) => void)[] = [];

  constructor(private readonly options: ApiKeysOptions) {}

  get all(): readonly ApiKey[] {
    return this.options.document.value().keys;
  }

  onChange(listener: (keys: readonly ApiKey[]) => void): void {
    this.listeners.push(listener);
  }

  /** Makes a key (32 random bytes, base64url) and answers it once. Refusals: those of `add`. */
  async create(label: string, permissions: readonly string[]): Promise<Result<{ readonly secret: string; readonly key: ApiKey }>> {
    const secret = Buffer.from(this.options.random(32)).toString('base64url');
    const hash = createHash('sha256').update(secret, 'utf8').digest('hex');
    const key = await this.add({ hash, label, permissions: [...permissions] });
    return key.ok ? ok({ secret, key: key.value }) : key;
  }

  /** Refusals: `key-label-too-long`, `key-permissions-invalid`, `too-many-keys`, and those of the disk. Adding a known one answers it again. */
  async add(wanted: NewKey): Promise<Result<ApiKey>> {
    const label = wanted.label.trim();
    if (codePoints(label) > longestLabel) return refuse('key-label-too-long', { limit: String(longestLabel) });
    const permissions = [...new Set(wanted.permissions)];
    if (permissions.length === 0 || permissions.some((text) => parseGrant(text) === null)) return refuse('key-permissions-invalid');
    if (this.all.length >= mostKeys) return refuse('too-many-keys', { limit: String(mostKeys) });
    const made: ApiKey = { hash: wanted.hash, label, permissions, createdAt: this.options.now() };
    const written = await this.change((keys) => (keys.some(({ hash }) => hash === made.hash) ? keys : [...keys, made]));
    return written.ok ? ok(this.all.find(({ hash }) => hash === made.hash) ?? made) : written;
  }

  /** Removing what is not there is fine. */
  async remove(hash: string): Promise<Result<void>> {
    return this.change((keys) => keys.filter((key) => key.hash !== hash));
  }

  private async change(change: (keys: readonly ApiKey[]) => readonly ApiKey[]): Promise<Result<void>> {
    const written = await this.options.document.update(({ keys }) => ({ keys: [...change(keys)] }));
    if (!written.ok) return written;
    for (const listener of this.listeners) listener(this.all);
    return ok(undefined);
  }
}
