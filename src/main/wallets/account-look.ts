// Owns what the ledger says of a wallet's accounts: balance, reserve, and which key may sign for each.
import type { XrplAccountView } from '../../shared/contract/xrpl-accounts.ts';
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import { dropsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import type { Result } from '../../shared/result.ts';
import type { LedgerState, XrplAccount, XrplBackend } from '../backends/xrpl-backend.ts';
import type { KnownAccount, XrplAccounts } from './xrpl-accounts.ts';

type Backend = Pick<XrplBackend, 'state' | 'account'>;

/** Every account as of the newest validated ledger. What cannot be asked has its `problem`, and what is unknown of it is null. */
export async function lookAtAccounts(accounts: XrplAccounts, network: Network, backend: Backend): Promise<readonly XrplAccountView[]> {
  const state = await backend.state();
  return Promise.all(
    accounts.all().map(async (known) => {
      const found = state.ok ? await backend.account(known.address, 'validated') : state;
      return viewOf(accounts, known, network, state, found);
    }),
  );
}

/** Whether a key of this wallet may sign for the account, as the ledger has it. */
export function signingKey(
  accounts: Pick<XrplAccounts, 'holdsKey'>,
  address: string,
  account: XrplAccount | null,
): 'master' | 'regular' | 'none' {
  if (accounts.holdsKey(address) && account?.masterDisabled !== true) return 'master';
  const regular = account?.regularKey ?? null;
  return regular !== null && accounts.holdsKey(regular) ? 'regular' : 'none';
}

function viewOf(
  accounts: XrplAccounts,
  known: KnownAccount,
  network: Network,
  state: Result<LedgerState>,
  found: Result<XrplAccount | null>,
): XrplAccountView {
  const { address, label, origin, index, algorithm } = known;
  const account = found.ok ? found.value : null;
  return {
    address,
    xAddress: toXAddress(address, null, network),
    label,
    origin,
    index,
    algorithm,
    signs: found.ok ? signingKey(accounts, address, account) : null,
    regularKey: account?.regularKey ?? null,
    masterDisabled: found.ok ? (account?.masterDisabled ?? false) : null,
    pays: accounts.pays() === address,
    exists: account !== null,
    ...amountsOf(state, account),
    ownerCount: account?.ownerCount ?? 0,
    problem: found.ok ? null : found.error.code,
  };
}

/** XRP as decimal text. */
function amountsOf(state: Result<LedgerState>, account: XrplAccount | null): Pick<XrplAccountView, 'balance' | 'reserve' | 'spendable'> {
  const base = state.ok ? state.value.reserveBase : 0n;
  const each = state.ok ? state.value.reserveIncrement : 0n;
  const balance = account?.balance ?? 0n;
  const reserve = base + each * BigInt(account?.ownerCount ?? 0);
  const spendable = balance > reserve ? balance - reserve : 0n;
  return { balance: dropsToText(balance), reserve: dropsToText(reserve), spendable: dropsToText(spendable) };
}
