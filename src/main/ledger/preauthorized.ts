// Owns the question which accounts with deposit authorization have let a payer in by name (§13.1 of the rule book).
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { LedgerReader } from './ledger-reader.ts';

/**
 * Whether each of `owners` has preauthorized `payer`, as the open ledger stands; each is asked for once. Missing: the server did not say, which is neither. An account
 * may always pay itself.
 */
export async function preauthorizedBy(
  reader: LedgerReader,
  payer: string,
  owners: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const asked = [...new Set(owners)];
  const answers = await Promise.all(asked.map(async (owner) => owner === payer || reader.preauthorizes(owner, payer)));
  return new Map(
    asked.flatMap((owner, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[owner, answer] as const];
    }),
  );
}

/** The same for one owner, with a reader of its own. */
export async function isPreauthorized(backend: Pick<XrplBackend, 'read'>, payer: string, owner: string): Promise<boolean | undefined> {
  return (await preauthorizedBy(new LedgerReader(backend), payer, [owner])).get(owner);
}
