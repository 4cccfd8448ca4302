// Owns a document that is kept in memory alone; a test may make its disk refuse.
import type { JsonDocument } from '../../src/main/storage/json-document.ts';
import { ok, refuse } from '../../src/shared/result.ts';

export interface MemoryDocument<T> extends JsonDocument<T> {
  /** Code with which the next changes are refused; null: none. */
  refuses: string | null;
}

export function memoryDocument<T>(initial: T): MemoryDocument<T> {
  let current = initial;
  const document: MemoryDocument<T> = {
    refuses: null,
    value: () => current,
    update: async (change) => {
      if (document.refuses !== null) return refuse(document.refuses);
      current = change(current);
      return ok(current);
    },
    settled: async () => undefined,
  };
  return document;
}
