// Owns the shapes of what a server that is being tried says of itself, and which ledgers it still has.
import * as z from 'zod';

const uint32 = z.int().min(0).max(0xffff_ffff);

export const selfPortrait = z
  .object({
    state: z.object({
      build_version: z.string().max(200).nullish(),
      network_id: uint32.nullish(),
      complete_ledgers: z.string().max(10_000),
      validated_ledger: z.object({ seq: uint32 }).nullish(),
    }),
  })
  .transform(({ state }) => ({
    version: state.build_version?.replace(/[^\x20-\x7e]/g, '').slice(0, 40) ?? null,
    networkId: state.network_id ?? 0,
    complete: state.complete_ledgers,
    ledger: state.validated_ledger?.seq ?? null,
  }));

export const ledgerHash = z
  .object({ ledger_hash: z.string().regex(/^[0-9A-F]{64}$/i) })
  .transform(({ ledger_hash }) => ledger_hash.toUpperCase());

/** The oldest ledger from which on nothing is missing up to `newest` ("2-31,40-99" and 99: 40); null where it has not even that. */
export function unbrokenFrom(complete: string, newest: number): number | null {
  for (const range of complete.split(',')) {
    const [from, to] = (/^(\d{1,10})(?:-(\d{1,10}))?$/.exec(range.trim()) ?? [])
      .slice(1)
      .map((text) => (text === undefined ? undefined : Number(text)));
    if (from !== undefined && from <= newest && newest <= (to ?? from)) return from;
  }
  return null;
}
