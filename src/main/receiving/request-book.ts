// Owns the payment requests of one wallet on disk, and their tags: one tag is one request, for ever.
import { type Result, ok, refuse } from '../../shared/result.ts';
import { signOf, assetOf, sameAsset } from '../../shared/xrpl/amount.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import { type KeptRequest, type RequestFile, keptRequest, mostRequests, mostRetired, storedOf } from './stored-requests-parse.ts';

export interface RequestBookOptions {
  readonly document: JsonDocument<RequestFile>;
  /** Unix seconds. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
}

export type NewRequest = Pick<KeptRequest, 'account' | 'asset' | 'amount' | 'label'>;

export class RequestBook {
  constructor(private readonly options: RequestBookOptions) {}

  /** Newest first. */
  get all(): readonly KeptRequest[] {
    return this.options.document.value().requests.map(keptRequest);
  }

  /**
   * Writes a request with a tag that no request of this wallet ever had and that `taken` does not name. Refusals: `receive-amount-invalid` (not above zero, or not
   * of the asset), `receive-requests-full`, and those of the disk.
   */
  async add(asked: NewRequest, taken: ReadonlySet<number>): Promise<Result<KeptRequest>> {
    const { amount, asset } = asked;
    if (amount !== null && (signOf(amount) <= 0 || !sameAsset(assetOf(amount), asset))) return refuse('receive-amount-invalid');
    const { document, now, random } = this.options;
    if (document.value().requests.length >= mostRequests) return refuse('receive-requests-full', { limit: String(mostRequests) });
    const id = hexOf(random(16));
    const written = await document.update((file) => {
      const tag = this.freeTag(file, taken);
      return { ...file, requests: [storedOf({ ...asked, id, createdAt: now(), tag }), ...file.requests] };
    });
    if (!written.ok) return written;
    const made = this.all.find((request) => request.id === id);
    return made ? ok(made) : refuse('internal');
  }

  /** Its tag is never given out again. One that is not there is gone already. */
  async remove(id: string): Promise<Result<void>> {
    const written = await this.options.document.update((file) => {
      const gone = file.requests.filter((request) => request.id === id).map(({ account, tag }) => ({ account, tag }));
      return { requests: file.requests.filter((request) => request.id !== id), retired: [...gone, ...file.retired].slice(0, mostRetired) };
    });
    return written.ok ? ok(undefined) : written;
  }

  settled(): Promise<void> {
    return this.options.document.settled();
  }

  /** Never 0, which people take for "none". With at most 6,000 tags in use out of four thousand million the first is nearly always free. */
  private freeTag({ requests, retired }: RequestFile, taken: ReadonlySet<number>): number {
    const used = new Set([...requests, ...retired].map(({ tag }) => tag));
    for (;;) {
      const tag = Buffer.from(this.options.random(4)).readUInt32BE(0);
      if (tag !== 0 && !used.has(tag) && !taken.has(tag)) return tag;
    }
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
