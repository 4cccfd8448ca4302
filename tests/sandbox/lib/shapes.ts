// Owns what the stories read in the answers of the API.

export interface PullPayment {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly amount: string;
  readonly startsAt: number;
  readonly expiresAt: number | null;
  readonly period: number | null;
  readonly currentPeriod: { readonly start: number; readonly end: number | null } | null;
  readonly BOLT11Expiration: number;
  readonly archived: boolean;
  readonly status: string;
  readonly viewLink: string;
  readonly autoApproveClaims: boolean;
  readonly claimed: string;
  readonly available: string;
}

export interface Payout {
  readonly id: string;
  readonly pullPaymentId: string | null;
  readonly state: string;
  readonly revision: number;
  readonly destination: string;
  readonly originalAmount: string;
  readonly payoutAmount: string | null;
  readonly payoutMethodId: string;
  readonly paymentProof: { readonly proofType: string; readonly transactionId?: string } | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly rate: string | null;
  readonly rateSource: string | null;
  readonly rateLockedAt: number | null;
  readonly claimToken: string;
}

export interface NewKey {
  readonly apiKey: string;
  readonly permissions: readonly string[];
}

export interface Note {
  readonly type: string;
  readonly identifier: string;
  readonly storeId: string;
}

export interface Balance {
  readonly balance: string;
  readonly confirmedBalance: string;
}

export interface OnChainSettings {
  readonly intervalSeconds: number;
  readonly threshold: number;
}

/** Of Esplora. */
export interface Transaction {
  readonly vout: readonly { readonly value: number; readonly scriptpubkey_address: string }[];
}
