// Owns the XRP Ledger side of a wallet as far as public keys go: balance, reserve, history, addresses to receive at. It holds no secret.
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import type { Network } from '../../shared/network.ts';
import { ok, type Result } from '../../shared/result.ts';
import { dropsIn } from '../../shared/xrpl/amount.ts';
import type { LedgerState, XrplAccount, XrplBackend, XrplTransaction } from '../backends/xrpl-backend.ts';

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

export interface XrplHistoryItem {
  readonly hash: string;
  /** Drops: what was delivered to us, or minus what was delivered by us; 0 for a failure or anything that is no payment of XRP. */
  readonly amount: bigint;
  /** Drops paid by us; 0 when somebody else paid. */
  readonly fee: bigint;
  readonly time: number | null;
  readonly ledgerIndex: number | null;
  readonly counterparty: string | null;
  readonly tag: number | null;
  /** Result code when it is not tesSUCCESS. */
  readonly failed: string | null;
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
    history: async (limit) => {
      const found = await backend.transactions(address, limit);
      return found.ok ? ok(found.value.filter(({ validated }) => validated).map((entry) => historyItem(entry, address))) : found;
    },
  };
}

function snapshotOf(state: LedgerState, account: XrplAccount | null): XrplSnapshot {
  const reserve = state.reserveBase + state.reserveIncrement * BigInt(account?.ownerCount ?? 0);
  const balance = account?.balance ?? 0n;
  const spendable = balance > reserve ? balance - reserve : 0n;
  return { exists: account !== null, balance, reserve, spendable, validatedLedger: state.validatedLedger };
}

function historyItem(entry: XrplTransaction, address: string): XrplHistoryItem {
  const isSender = entry.account === address;
  const isReceiver = entry.destination === address;
  const delivered = dropsIn(entry.delivered) ?? 0n;
  return {
    hash: entry.hash,
    amount: (isReceiver ? delivered : 0n) - (isSender ? delivered : 0n),
    fee: isSender ? entry.fee : 0n,
    time: entry.closedAt,
    ledgerIndex: entry.ledgerIndex,
    counterparty: isSender ? entry.destination : entry.account,
    tag: entry.tag,
    failed: entry.result === 'tesSUCCESS' ? null : entry.result,
  };
}
