// Owns the plain data of the XRP Ledger side. Amounts are drops as bigint.

export interface DirectXrpPayment {
  readonly account: string;
  readonly destination: string;
  /** 0 is a tag; null is none. */
  readonly tag: number | null;
  readonly drops: bigint;
  readonly fee: bigint;
  readonly sequence: number;
  readonly lastLedgerSequence: number;
  /** Null for networks with an id of at most 1024, which forbid the field. */
  readonly networkId: number | null;
  /** 64 hex: SHA-256 of the payout id. */
  readonly invoiceId: string | null;
}

export interface SignedXrpl {
  readonly blob: string;
  readonly hash: string;
}

/** A Payment read back from its bytes; `other` names every field that a direct XRP payment of ours never has. */
export interface DecodedXrpl extends DirectXrpPayment {
  readonly hash: string;
  readonly flags: number;
  readonly signingKey: string;
  readonly other: readonly string[];
}

/** A key that signs on the XRP Ledger, whatever its algorithm. It is wiped by who lent it. */
export interface XrplKey {
  /** Classic address that belongs to it: the account's own, or its regular key's. */
  readonly address: string;
  /** 33 bytes, upper-case hex; "ED…" for Ed25519. */
  readonly publicKey: string;
  /** Signature (upper-case hex) over the serialised transaction (`signingBytes`, hex): DER over its half SHA-512 for secp256k1, plain for Ed25519. */
  sign(signingBytes: string): string;
}
