// Owns the plain data of the Bitcoin side: coins, outputs, built transactions. Amounts are satoshi as bigint.

export type BitcoinParams = 'regtest' | 'testnet' | 'mainnet';

/** Where a key of ours sits below the account: chain 0 = receive, 1 = change. */
export interface KeyPosition {
  readonly chain: 0 | 1;
  readonly index: number;
}

export interface Coin {
  readonly txid: string;
  readonly vout: number;
  readonly value: bigint;
  readonly address: string;
  readonly position: KeyPosition;
  /** Null while unconfirmed. */
  readonly height: number | null;
}

/** An address of ours and where its key is. */
export interface OwnPlace {
  readonly address: string;
  readonly position: KeyPosition;
}

export interface OutputLine {
  readonly address: string;
  readonly value: bigint;
}

/** What coin selection decided: exact inputs, outputs in final order, change (null = none), fee. */
export interface Selection {
  readonly inputs: readonly Coin[];
  readonly outputs: readonly OutputLine[];
  readonly change: { readonly address: string; readonly value: bigint; readonly position: KeyPosition } | null;
  /** Where the change stands among all outputs, from 0; absent: last. */
  readonly changeIndex?: number;
  readonly fee: bigint;
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
  readonly vsize: number;
}

export interface SignedBitcoin {
  readonly hex: string;
  readonly txid: string;
}

/** A transaction read back from its bytes, independent of how it was built. */
export interface DecodedBitcoin {
  readonly txid: string;
  readonly version: number;
  readonly lockTime: number;
  readonly inputs: readonly { readonly txid: string; readonly vout: number; readonly sequence: number }[];
  readonly outputs: readonly { readonly address: string | null; readonly script: string; readonly value: bigint }[];
  readonly vsize: number;
}
