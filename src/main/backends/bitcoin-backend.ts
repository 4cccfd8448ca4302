// Owns what any Bitcoin backend (Esplora, Core RPC, Electrum) can be asked. A backend is a witness, not a judge: its answers may be late, lost or wrong.
import type { Refusal, Result } from '../../shared/result.ts';

export interface BackendUtxo {
  readonly txid: string;
  readonly vout: number;
  readonly value: bigint;
  readonly height: number | null;
}

export interface BackendTransaction {
  readonly txid: string;
  /** Null while in the mempool. */
  readonly height: number | null;
  readonly blockTime: number | null;
  /** Null where the amounts of its inputs are not all known. */
  readonly fee: bigint | null;
  /** `value` is null, and `address` with it, where the previous transaction cannot be had (a pruned node, or too many inputs). */
  readonly inputs: readonly {
    readonly txid: string;
    readonly vout: number;
    readonly address: string | null;
    readonly value: bigint | null;
  }[];
  readonly outputs: readonly { readonly address: string | null; readonly value: bigint }[];
}

export type BroadcastAnswer =
  /** The node says it has it (now or already). */
  | { readonly kind: 'accepted' }
  /** A refusal in the node's reason words. A hint, never proof. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** No answer, or one that cannot be read: it may or may not be on the network. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface BlockPlace {
  readonly height: number;
  readonly hash: string;
}

/** What a connection test found. */
export interface BackendHealth {
  readonly tip: BlockPlace;
  /** Unix seconds of the newest block. */
  readonly tipTime: number;
  /** The server's own name for its software, printable and short; empty where it has none. */
  readonly software: string;
  /** What works only in part, as codes with words: `backend-pruned`, `backend-no-txindex`. */
  readonly notes: readonly Refusal[];
}

/** An account whose money is to be followed: receive and change chains of one descriptor, public keys only. */
export interface WatchedAccount {
  /** One line per chain, with checksum, as Bitcoin Core reads them. */
  readonly lines: readonly string[];
  /** The highest index that must be known. */
  readonly upTo: number;
  /** Unix seconds before which it cannot have had money; null: unknown. */
  readonly since: number | null;
}

export interface BitcoinBackend {
  readonly kind: 'esplora' | 'core' | 'electrum';
  /** Host and port for diagnostics; nothing secret. */
  readonly place: string;
  /**
   * The connection test. Refusals say what is wrong: those of every method, and `backend-wrong-network`, `backend-syncing`, `backend-starting`, `backend-lagging`,
   * `backend-wrong-password`, `backend-cookie-unreadable`, `backend-other-kind`, `backend-core-no-wallet`.
   */
  check(): Promise<Result<BackendHealth>>;
  /**
   * Tells a node that knows only what it watches which accounts to watch. Servers that know every address lack it. `backend-rescanning` while the node still reads old
   * blocks: nothing is known for sure until then.
   */
  watch?(accounts: readonly WatchedAccount[]): Promise<Result<void>>;
  tip(): Promise<Result<BlockPlace>>;
  /** Hash of the block that stands at this height now; null above the tip. */
  blockHash(height: number): Promise<Result<string | null>>;
  /** The whole transaction in hex; null when the node does not have it. Bytes of another transaction: `backend-wrong-transaction`. */
  rawTransaction(txid: string): Promise<Result<string | null>>;
  utxos(address: string): Promise<Result<readonly BackendUtxo[]>>;
  /** Newest first; at most the backend's page. */
  transactions(address: string): Promise<Result<readonly BackendTransaction[]>>;
  /** Null when the node does not know it. */
  transaction(txid: string): Promise<Result<BackendTransaction | null>>;
  /** Who spends this output; null when nobody does. */
  spender(txid: string, vout: number): Promise<Result<{ readonly txid: string; readonly height: number | null } | null>>;
  /** Satoshi per 1,000 virtual bytes by block target. */
  feeRates(): Promise<Result<Readonly<Record<string, bigint>>>>;
  broadcast(hex: string): Promise<BroadcastAnswer>;
  close(): void;
}
