// Owns the recipient's claims of one network: the journal in main is the truth, IndexedDB shows it.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Network } from '../../../shared/network.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import { replaceClaims, showClaim } from '../../db/claim-rows.ts';
import { databaseProblem } from '../../db/problems.ts';
import { type ClaimEvent, type ClaimRecord, rowOf } from './claim-record.ts';
import { parseClaimEvent } from './event-parse.ts';

export class ClaimBook {
  private claims = new Map<string, ClaimRecord>();
  private head = { seq: 0, hash: '' };
  private trouble: Refusal | null = null;
  /** A write whose end is not known: the journal may hold more than what is known here. */
  private uncertain = false;
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

  /** Why the table does not show the claims as they are; null when it does. */
  get problem(): Refusal | null {
    return this.trouble;
  }

  /** Mends what could not be read or shown before; called now and then. */
  async heal(): Promise<void> {
    if (this.uncertain) await this.load();
    else if (this.trouble) await this.inTurn(() => this.showAll());
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

  /** What was known stays until all of the journal was read. */
  private async read(): Promise<Result<void>> {
    const claims = new Map<string, ClaimRecord>();
    for (let after = 0; ; ) {
      const page = await this.main.readMyClaims({ network: this.network, after });
      if (!page.ok) return page;
      for (const record of page.value.records) {
        after = record.seq;
        const event = parseClaimEvent(record.event);
        if (event) apply(claims, event);
      }
      this.head = page.value.head;
      if (after >= page.value.head.seq || page.value.records.length === 0) break;
    }
    this.claims = claims;
    this.uncertain = false;
    await this.showAll();
    return ok(undefined);
  }

  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.tail.then(task);
    this.tail = mine.catch(() => undefined);
    return mine;
  }

  /** After a failed write nobody knows how far it came; what the journal holds is read before anything rests on it. */
  private async append(event: ClaimEvent): Promise<Result<void>> {
    if (this.uncertain) {
      const read = await this.read();
      if (!read.ok) return read;
    }
    const answer = await this.main.appendMyClaims({ network: this.network, events: [{ ...event }] });
    if (!answer.ok) {
      this.uncertain = true;
      await this.read();
      return answer;
    }
    apply(this.claims, event);
    this.head = answer.value.head;
    await this.shown(() => showClaim(this.network, event.type === 'my-claim' ? rowOf(event.claim) : event.id, this.head));
    return ok(undefined);
  }

  private showAll(): Promise<void> {
    return this.shown(() => replaceClaims(this.network, this.all().map(rowOf), this.head));
  }

  /** The journal has it, so the claim stands whether or not the screens can be shown it; the table is written anew until it succeeds. */
  private async shown(write: () => Promise<void>): Promise<void> {
    try {
      // One claim alone would leave out what could not be shown before.
      await (this.trouble ? replaceClaims(this.network, this.all().map(rowOf), this.head) : write());
      this.trouble = null;
    } catch (error) {
      this.report(error);
      this.trouble = { code: databaseProblem(error) };
    }
  }
}

function apply(claims: Map<string, ClaimRecord>, event: ClaimEvent): void {
  if (event.type === 'my-claim') claims.set(event.claim.id, event.claim);
  else claims.delete(event.id);
}
