// Owns the file that remembers wrong passwords over a restart.
import * as z from 'zod';
import { openJsonDocument } from '../storage/json-document.ts';
import type { DurableFile } from '../storage/types.ts';
import type { FailureStore } from './throttle.ts';

const schema = z.strictObject({ failures: z.number().int().min(0).max(1_000_000) });
/** An unreadable file counts like the first five failures: the owner waits a second, an attacker gains nothing by damaging it. */
const unreadable = 5;

export function makeFailureStore(file: DurableFile): FailureStore {
  return {
    load: async () => {
      const document = await openJsonDocument({ file, schema, initial: { failures: 0 } });
      return document.ok ? document.value.value().failures : unreadable;
    },
    save: async (failures) => {
      await file.write(Buffer.from(JSON.stringify({ failures }), 'utf8'));
    },
  };
}
