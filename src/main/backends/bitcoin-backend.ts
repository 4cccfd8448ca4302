// Owns what any Bitcoin backend (Esplora, Core RPC, Electrum) can be asked. A backend is a witness, not a judge: its answers may be late, lost or wrong.
import type { Result } from '../../shared/result.ts';

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
  readonly fee: bigint;
  readonly inputs: readonly { readonly txid: string; readonly vout: number; readonly address: string | null; readonly value: bigint }[];
  readonly outputs: readonly { readonly address: string | null; readonly value: bigint }[];
}

export type BroadcastAnswer =
  /** The node says it has it (now or already). */
  | { readonly kind: 'accepted' }
  /** A refusal in the node's reason words. A hint, never proof. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** No answer, or one that cannot be read: it may or may not be on the network. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface BitcoinBackend {
  tip(): Promise<Result<{ readonly height: number; readonly hash: string }>>;
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
