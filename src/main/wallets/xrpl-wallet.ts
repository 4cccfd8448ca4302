// Owns the XRP Ledger side of a wallet as far as public keys go: balance, reserve, history, addresses to receive at. It holds no secret.
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import type { Network } from '../../shared/network.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { LedgerState, XrplAccount, XrplBackend } from '../backends/xrpl-backend.ts';
import { type XrplHistoryItem, xrplHistory } from './xrpl-history.ts';

export interface XrplWalletOptions {
  readonly address: string;
  readonly network: Network;
  readonly backend: XrplBackend;
}

/** Of one validated ledger; drops. */
export interface XrplSnapshot {
  /** False until the account was funded with the base reserve. */
  readonly exists: boolean;
  readonly balance: bigint;
  /** Base plus what each owned object locks; of an account that does not exist yet, what its first payment must bring. */
  readonly reserve: bigint;
  /** Above the reserve. Fees may dip into it, payments may not. */
  readonly spendable: bigint;
  readonly validatedLedger: number;
}

export interface XrplWallet {
  /** Classic address; receives with or without a tag. */
  readonly address: string;
  /** X-address with a tag or none; "T…" on every network but the real one. */
  xAddress(tag?: number | null): string;
  /** Asks for the newest validated balance. A refusal is the backend's; what was known stays. */
  refresh(): Promise<Result<XrplSnapshot>>;
  /** As of the last refresh; null before the first. */
  snapshot(): XrplSnapshot | null;
  /** Validated transactions, newest first. */
  history(limit: number): Promise<Result<readonly XrplHistoryItem[]>>;
}

export function xrplWallet({ address, network, backend }: XrplWalletOptions): XrplWallet {
  let known: XrplSnapshot | null = null;
  return {
    address,
    xAddress: (tag = null) => toXAddress(address, tag, network),
    refresh: async () => {
      const [state, account] = await Promise.all([backend.state(), backend.account(address, 'validated')]);
      if (!state.ok) return state;
      if (!account.ok) return account;
      known = snapshotOf(state.value, account.value);
      return ok(known);
    },
    snapshot: () => known,
    history: (limit) => xrplHistory(backend, address, limit),
  };
}

function snapshotOf(state: LedgerState, account: XrplAccount | null): XrplSnapshot {
  const reserve = state.reserveBase + state.reserveIncrement * BigInt(account?.ownerCount ?? 0);
  const balance = account?.balance ?? 0n;
  const spendable = balance > reserve ? balance - reserve : 0n;
  return { exists: account !== null, balance, reserve, spendable, validatedLedger: state.validatedLedger };
}
