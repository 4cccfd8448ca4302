// Owns what must be known of an XRP Ledger destination before a claim is taken, approved or paid.
import type { XrplAccount, XrplBackend } from '../backends/xrpl-backend.ts';

export type DestinationFacts =
  | {
      readonly kind: 'known';
      readonly exists: boolean;
      /** A payment without a tag would fail (tecDST_TAG_NEEDED). */
      readonly requiresTag: boolean;
      /** A wish of its owner that the ledger does not enforce. */
      readonly disallowsXrp: boolean;
      /** Takes payments only from accounts it has authorised, or up to the base reserve while it is that poor. */
      readonly depositAuth: boolean;
      /** Drops; null when it does not exist. */
      readonly balance: bigint | null;
      /** Drops that a first payment must bring to an account that does not exist. */
      readonly reserveBase: bigint;
    }
  /** The ledger could not be asked: neither fit nor unfit. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Looks in the validated and in the open ledger: an account that is being funded right now exists, and a flag that is being set right now binds.
 */
export async function destinationFacts(backend: XrplBackend, address: string): Promise<DestinationFacts> {
  const [state, validated, current] = await Promise.all([
    backend.state(),
    backend.account(address, 'validated'),
    backend.account(address, 'current'),
  ]);
  if (!state.ok) return { kind: 'unknown', reason: state.error.code };
  if (!validated.ok) return { kind: 'unknown', reason: validated.error.code };
  if (!current.ok) return { kind: 'unknown', reason: current.error.code };
  return {
    kind: 'known',
    reserveBase: state.value.reserveBase,
    ...joined([validated.value, current.value].filter((found) => found !== null)),
  };
}

function joined(accounts: readonly XrplAccount[]) {
  return {
    exists: accounts.length > 0,
    requiresTag: accounts.some(({ requiresTag }) => requiresTag),
    disallowsXrp: accounts.some(({ disallowsXrp }) => disallowsXrp),
    depositAuth: accounts.some(({ depositAuth }) => depositAuth),
    balance: accounts[0]?.balance ?? null,
  };
}
