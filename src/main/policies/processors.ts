// Owns the settings of automatic payments on disk, and the digest that arming is bound to.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Processor, processor } from '../../shared/contract/policies.ts';
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';

export const policyFile = z.strictObject({
  processors: z.array(z.strictObject({ walletId: z.string().min(1).max(64), settings: processor })).max(400),
});
export type PolicyFile = z.output<typeof policyFile>;
export const noPolicies: PolicyFile = { processors: [] };

export class Processors {
  constructor(private readonly document: JsonDocument<PolicyFile>) {}

  /** In the order of their methods. */
  of(walletId: string): readonly Processor[] {
    const own = this.document.value().processors.filter((item) => item.walletId === walletId);
    return own.map(({ settings }) => settings).sort((a, b) => (a.methodId < b.methodId ? -1 : 1));
  }

  /** Adds or replaces the one of its method. Refusals: those of the disk. */
  async set(walletId: string, settings: Processor): Promise<Result<void>> {
    const written = await this.document.update(({ processors }) => ({
      processors: [...processors.filter((item) => !isOf(item, walletId, settings.methodId)), { walletId, settings }],
    }));
    return written.ok ? ok(undefined) : written;
  }

  /** Refusals: `processor-not-found`, and those of the disk. */
  async remove(walletId: string, methodId: string): Promise<Result<void>> {
    if (!this.of(walletId).some((item) => item.methodId === methodId)) return refuse('processor-not-found');
    const written = await this.document.update(({ processors }) => ({
      processors: processors.filter((item) => !isOf(item, walletId, methodId)),
    }));
    return written.ok ? ok(undefined) : written;
  }
}

function isOf(item: PolicyFile['processors'][number], walletId: string, methodId: string): boolean {
  return item.walletId === walletId && item.settings.methodId === methodId;
}

/** SHA-256 (hex) over one text for one set of settings: everything that the secure window shows is in it. */
export function settingsDigest(walletId: string, network: Network, processors: readonly Processor[]): string {
  const rows = processors.map((item) => [
    item.methodId,
    item.intervalSeconds,
    item.feeBlockTarget,
    item.threshold,
    item.processNewPayoutsInstantly,
    item.feeCeiling,
    item.dailyCap,
    item.enabled,
  ]);
  return createHash('sha256')
    .update(`pullpay policies v1\n${JSON.stringify([network, walletId, rows])}`, 'utf8')
    .digest('hex');
}
