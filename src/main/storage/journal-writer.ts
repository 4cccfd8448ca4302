// Owns the writing end of a journal: callers that arrive together share one write and one fsync.
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { writeRefusal } from './file-refusal.ts';
import type { OpenFile } from './files.ts';
import { encodeLine, type Head, link } from './journal-line.ts';
import type { Journal, JournalRecord } from './types.ts';

type Answer = Result<readonly JournalRecord[]>;
type Refused = { readonly ok: false; readonly error: Refusal };

interface Waiting {
  readonly texts: readonly string[];
  readonly resolve: (answer: Answer) => void;
}

/** `records` and `length` (bytes) describe what the file holds, durably, when the writer starts. */
export class JournalWriter implements Journal {
  readonly #file: OpenFile;
  readonly #records: JournalRecord[];
  #head: Head;
  #length: number;
  #waiting: Waiting[] = [];
  #pump: Promise<void> | null = null;
  #end: 'journal-broken' | 'journal-closed' | null = null;

  constructor(file: OpenFile, content: { readonly records: JournalRecord[]; readonly head: Head; readonly length: number }) {
    this.#file = file;
    this.#records = content.records;
    this.#head = content.head;
    this.#length = content.length;
  }

  get head(): Head {
    return this.#head;
  }

  records(): readonly JournalRecord[] {
    return this.#records;
  }

  append(bodies: readonly unknown[]): Promise<Answer> {
    if (this.#end) return Promise.resolve(refuse(this.#end));
    if (bodies.length === 0) return Promise.resolve(ok([]));
    const texts = bodies.map(toJson);
    return new Promise((resolve) => {
      this.#waiting.push({ texts, resolve });
      this.#pump ??= this.#run();
    });
  }

  async close(): Promise<void> {
    if (this.#end === 'journal-closed') return;
    this.#end = 'journal-closed';
    await this.#pump;
    await this.#file.close();
  }

  async #run(): Promise<void> {
    // Calls made in the same turn join the first write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#commit(batch);
    }
    this.#pump = null;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const texts = batch.flatMap((waiting) => waiting.texts);
    const records = link(this.#head, texts);
    const failure = this.#end === 'journal-broken' ? refuse(this.#end) : await this.#persist(encodeLine(records, texts));
    if (failure) {
      // Those who came meanwhile counted on this write: what they say may make no sense without it.
      const behind = this.#waiting;
      this.#waiting = [];
      return [...batch, ...behind].forEach((waiting) => waiting.resolve(failure));
    }
    for (const record of records) this.#records.push(record);
    this.#head = { seq: this.#records.length, hash: records.at(-1)?.hash ?? this.#head.hash };
    let from = 0;
    for (const { texts: own, resolve } of batch) {
      resolve(ok(records.slice(from, from + own.length)));
      from += own.length;
    }
  }

  async #persist(bytes: Uint8Array): Promise<Refused | null> {
    try {
      await this.#file.write(bytes, this.#length);
      await this.#file.sync();
      this.#length += bytes.length;
      return null;
    } catch (error) {
      return (await this.#restore()) ? writeRefusal(error) : this.#break();
    }
  }

  /** What was written without being acknowledged must not be there after the next start. */
  async #restore(): Promise<boolean> {
    try {
      await this.#file.truncate(this.#length);
      await this.#file.sync();
      return true;
    } catch {
      return false;
    }
  }

  #break(): Refused {
    this.#end = 'journal-broken';
    return refuse('journal-broken');
  }
}

function toJson(body: unknown): string {
  const text: string | undefined = JSON.stringify(body);
  if (text === undefined) throw new TypeError('a journal body must be a JSON value');
  return text;
}
