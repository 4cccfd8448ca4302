// Owns reading the whole practice folder at a start. Damage is refused, never papered over with a fresh chain.
import { type Result, refuse } from '../../shared/result.ts';
import type { ChainEvent } from '../bitcoin/events.ts';
import type { FixedRates } from '../rates/rates.ts';
import { parseFixedRates } from '../rates/rates-parse.ts';
import { loadEvents } from './bitcoin-store.ts';
import type { Disk } from './disk.ts';
import { loadLedger, type SavedLedger } from './ledger-store.ts';

export const ratesName = 'rates.json';

export interface Saved {
  readonly events: readonly ChainEvent[];
  readonly ledger: SavedLedger;
  readonly rates: FixedRates;
}

/** Refuses with `practice-damaged` (param `file`). */
export async function loadSaved(disk: Disk): Promise<Result<Saved>> {
  const events = await loadEvents(disk);
  if (events === null) return refuse('practice-damaged', { file: 'bitcoin.log' });
  const ledger = await loadLedger(disk);
  if (ledger === null) return refuse('practice-damaged', { file: 'xrpl.json' });
  const rates = parseFixedRates(await disk.read(ratesName));
  return rates === null ? refuse('practice-damaged', { file: ratesName }) : { ok: true, value: { events, ledger, rates } };
}
