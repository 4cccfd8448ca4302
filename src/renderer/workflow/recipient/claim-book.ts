// Owns the recipient's claims of one network: the journal in main is the truth, IndexedDB shows it.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Network } from '../../../shared/network.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { replaceClaims, showClaim } from '../../db/claim-rows.ts';
import { type ClaimEvent, type ClaimRecord, rowOf } from './claim-record.ts';
import { parseClaimEvent } from './event-parse.ts';

export class ClaimBook {
  private readonly claims = new Map<string, ClaimRecord>();
  private head = { seq: 0, hash: '' };
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly main: Client<typeof workerMainApi>,
    readonly network: Network,
    private readonly now: () => number,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Reads the whole journal and rebuilds the table from it: claims are few, and the journal is right. */
  load(): Promise<Result<void>> {
    return this.inTurn(() => this.read());
  }

  all(): readonly ClaimRecord[] {
    return [...this.claims.values()];
  }

  get(id: string): ClaimRecord | undefined {
    return this.claims.get(id);
  }

  /** The claim that a receipt names. Servers choose the payout ids of HTTP claims, so these are never taken for it. */
  byCode(claimId: string, payoutId: string): ClaimRecord | undefined {
    return this.all().find((claim) => claim.route === 'code' && claim.claimId === claimId && claim.payoutId === payoutId);
  }

  /** Journal first, then memory, then the table. */
  save(record: ClaimRecord): Promise<Result<void>> {
    return this.inTurn(() => this.append({ type: 'my-claim', claim: record }));
  }

  /** Changes what the claim is by then, for others may have changed it since the caller looked. A forgotten claim stays forgotten. */
  update(id: string, change: (current: ClaimRecord) => ClaimRecord): Promise<Result<void>> {
    return this.inTurn(async () => {
      const current = this.claims.get(id);
      if (!current) return ok(undefined);
      const changed = change(current);
      if (JSON.stringify(changed) === JSON.stringify(current)) return ok(undefined);
      return this.append({ type: 'my-claim', claim: { ...changed, updatedAt: this.now() } });
    });
  }

  forget(id: string): Promise<Result<void>> {
    return this.inTurn(async () => (this.claims.has(id) ? this.append({ type: 'my-claim-forgotten', id }) : refuse('claim-not-found')));
  }

  private async read(): Promise<Result<void>> {
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
    await this.shown(() => replaceClaims(this.network, this.all().map(rowOf), this.head));
    return ok(undefined);
  }

  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.tail.then(task);
    this.tail = mine.catch(() => undefined);
    return mine;
  }

  private async append(event: ClaimEvent): Promise<Result<void>> {
    const answer = await this.main.appendMyClaims({ network: this.network, events: [{ ...event }] });
    if (!answer.ok) return answer;
    this.apply(event);
    this.head = answer.value.head;
    await this.shown(() => showClaim(this.network, event.type === 'my-claim' ? rowOf(event.claim) : event.id, this.head));
    return ok(undefined);
  }

  private apply(event: ClaimEvent): void {
    if (event.type === 'my-claim') this.claims.set(event.claim.id, event.claim);
    else this.claims.delete(event.id);
  }

  /** The journal has it, so the claim stands whether or not the screens can be shown it; the next start writes the table anew. */
  private async shown(write: () => Promise<void>): Promise<void> {
    await write().catch(this.report);
  }
}
