// Owns the recipient's claims of one network: the journal in main is the truth, IndexedDB shows it.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Network } from '../../../shared/network.ts';
import { type Result, refuse } from '../../../shared/result.ts';
import { claimsDatabase } from '../../db/database.ts';
import { type ClaimEvent, type ClaimRecord, rowOf } from './claim-record.ts';
import { parseClaimEvent } from './event-parse.ts';

export class ClaimBook {
  private readonly claims = new Map<string, ClaimRecord>();
  private head = { seq: 0, hash: '' };

  constructor(
    private readonly main: Client<typeof workerMainApi>,
    readonly network: Network,
  ) {}

  /** Reads the whole journal and rebuilds the table from it: claims are few, and the journal is right. */
  async load(): Promise<Result<void>> {
    this.claims.clear();
    for (let after = 0; ; ) {
      const page = await this.main.readMyClaims({ network: this.network, after });
      if (!page.ok) return page;
      for (const record of page.value.records) {
        after = record.seq;
        const event = parseClaimEvent(record.event);
        if (event) this.apply(event);
      }
      this.head = page.value.head;
      if (after >= page.value.head.seq || page.value.records.length === 0) break;
    }
    await this.rewrite();
    return { ok: true, value: undefined };
  }

  all(): readonly ClaimRecord[] {
    return [...this.claims.values()];
  }

  get(id: string): ClaimRecord | undefined {
    return this.claims.get(id);
  }

  byPayout(payoutId: string): ClaimRecord | undefined {
    return this.all().find((claim) => claim.payoutId === payoutId);
  }

  /** Journal first, then memory, then the table. */
  async save(record: ClaimRecord): Promise<Result<void>> {
    return this.append({ type: 'my-claim', claim: record });
  }

  async forget(id: string): Promise<Result<void>> {
    if (!this.claims.has(id)) return refuse('claim-not-found');
    return this.append({ type: 'my-claim-forgotten', id });
  }

  private async append(event: ClaimEvent): Promise<Result<void>> {
    const answer = await this.main.appendMyClaims({ network: this.network, events: [{ ...event }] });
    if (!answer.ok) return answer;
    this.apply(event);
    this.head = answer.value.head;
    await this.show(event);
    return { ok: true, value: undefined };
  }

  private apply(event: ClaimEvent): void {
    if (event.type === 'my-claim') this.claims.set(event.claim.id, event.claim);
    else this.claims.delete(event.id);
  }

  private async show(event: ClaimEvent): Promise<void> {
    const database = claimsDatabase(this.network);
    await database.transaction('rw', database.claims, database.meta, async () => {
      if (event.type === 'my-claim') await database.claims.put(rowOf(event.claim));
      else await database.claims.delete(event.id);
      await database.meta.put({ key: 'head', ...this.head });
    });
  }

  private async rewrite(): Promise<void> {
    const database = claimsDatabase(this.network);
    const rows = this.all().map(rowOf);
    await database.transaction('rw', database.claims, database.meta, async () => {
      await database.claims.clear();
      await database.claims.bulkPut(rows);
      await database.meta.put({ key: 'head', ...this.head });
    });
  }
}
