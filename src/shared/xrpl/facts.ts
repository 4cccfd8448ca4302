// Owns what is known of a ledger when a payment is judged: snapshots that somebody else fetched. Unknown is never taken for "no".
import type { Network } from '../network.ts';
import type { Amount, TokenValue } from './amount.ts';

/** A record of facts by key: missing means not known, null means known not to exist. */
export type Known<T> = Readonly<Record<string, T | null>>;

/** An account as `account_info` tells. Members that are null are not known. */
export interface AccountFacts {
  /** Drops. */
  readonly balance: bigint | null;
  readonly ownerCount: number | null;
  readonly sequence: number | null;
  readonly requireDestinationTag: boolean | null;
  readonly disallowIncomingXrp: boolean | null;
  readonly depositAuth: boolean | null;
  readonly requireAuth: boolean | null;
  readonly globalFreeze: boolean | null;
  readonly defaultRipple: boolean | null;
  readonly masterDisabled: boolean | null;
  /** Rate over 1,000,000,000; 1,000,000,000 where the issuer charges nothing. */
  readonly transferRate: bigint | null;
  /** An account of an AMM, vault or loan broker: it cannot be paid directly. */
  readonly pseudo: boolean | null;
  /** Accounts it has preauthorized to pay it: all, or those that were asked about for one payment. */
  readonly preauthorizes: readonly string[] | null;
  /** Sets of credentials it has preauthorized: all, or those that were asked about. */
  readonly preauthorizesCredentials: readonly CredentialSet[] | null;
  /** Ticket numbers it holds. */
  readonly tickets: readonly number[] | null;
  /** Last transaction, for AccountTxnID. */
  readonly accountTxnId: string | null;
}

/** A kind of credential; `type` is hex, upper case. */
export interface CredentialKind {
  readonly issuer: string;
  readonly type: string;
}

export type CredentialSet = readonly CredentialKind[];

/** A trust line as `account_lines` of `account` tells it. Members that are null are not known. */
export interface LineFacts {
  readonly account: string;
  readonly peer: string;
  readonly currency: string;
  /** From the account's view: above zero, it holds the peer's tokens. */
  readonly balance: TokenValue | null;
  /** What the account accepts of the peer's tokens, at most. */
  readonly limit: TokenValue | null;
  readonly limitPeer: TokenValue | null;
  readonly noRipple: boolean | null;
  readonly noRipplePeer: boolean | null;
  /** The account has authorized the peer to hold its tokens. */
  readonly authorized: boolean | null;
  readonly peerAuthorized: boolean | null;
  readonly freeze: boolean | null;
  readonly freezePeer: boolean | null;
  readonly deepFreeze: boolean | null;
  readonly deepFreezePeer: boolean | null;
  /** Rate over 1,000,000,000 at which the account counts what comes in; 0 means par. */
  readonly qualityIn: number | null;
  readonly qualityOut: number | null;
}

export interface MptIssuanceFacts {
  readonly issuer: string;
  readonly assetScale: number;
  /** In 1/1000 of a percent, 0 to 50,000. */
  readonly transferFee: number;
  readonly locked: boolean;
  readonly requireAuth: boolean;
  readonly canTransfer: boolean;
  readonly outstanding: bigint;
  readonly maximum: bigint;
}

/** One account's MPToken object. */
export interface MptHoldingFacts {
  readonly balance: bigint;
  readonly locked: boolean;
  readonly authorized: boolean;
}

export interface CredentialFacts {
  readonly subject: string;
  readonly kind: CredentialKind;
  readonly accepted: boolean;
  /** Seconds of the ledger's epoch; null means never. */
  readonly expiration: number | null;
}

export interface DomainFacts {
  readonly owner: string;
  readonly accepts: CredentialSet;
}

export interface FeeFacts {
  /** Drops. */
  readonly base: bigint;
  /** What the open ledger asks now. */
  readonly open: bigint;
}

/** Everything that a preflight may know. Start from `nothingKnown`. */
export interface LedgerFacts {
  readonly network: Network | null;
  /** The server's network id. */
  readonly networkId: number | null;
  /** Names of amendments that are known to be off. Null: not known, and everything is taken to be on. */
  readonly amendmentsOff: readonly string[] | null;
  /** Drops. */
  readonly reserve: { readonly base: bigint; readonly increment: bigint } | null;
  readonly fee: FeeFacts | null;
  /** Close time of the last ledger in seconds of the ledger's epoch (2000-01-01). Expiry is judged by this, never by the local clock. */
  readonly closeTime: number | null;
  /** Index of the ledger being built. */
  readonly openLedger: number | null;
  /** By address. */
  readonly accounts: Known<AccountFacts>;
  /** By `lineKey`. */
  readonly lines: Known<LineFacts>;
  /** By issuance id. */
  readonly issuances: Known<MptIssuanceFacts>;
  /** By `holdingKey`. */
  readonly holdings: Known<MptHoldingFacts>;
  /** By ledger id. */
  readonly credentials: Known<CredentialFacts>;
  /** By ledger id. */
  readonly domains: Known<DomainFacts>;
  /** Credentials whose subject is the account, by address, for domain membership: all, or all of the kinds that the payment's domain takes. */
  readonly credentialsOf: Known<readonly CredentialFacts[]>;
  /** What the path finder or a simulation says the sender would spend, if it was asked; for the SendMax warning. */
  readonly quote: Amount | null;
  /** How the key in use relates to the sending account; null when no key is chosen. */
  readonly signer: 'master' | 'regular' | 'stranger' | null;
}

export const nothingKnown: LedgerFacts = {
  network: null,
  networkId: null,
  amendmentsOff: null,
  reserve: null,
  fee: null,
  closeTime: null,
  openLedger: null,
  accounts: {},
  lines: {},
  issuances: {},
  holdings: {},
  credentials: {},
  domains: {},
  credentialsOf: {},
  quote: null,
  signer: null,
};

export const accountUnknown: AccountFacts = {
  balance: null,
  ownerCount: null,
  sequence: null,
  requireDestinationTag: null,
  disallowIncomingXrp: null,
  depositAuth: null,
  requireAuth: null,
  globalFreeze: null,
  defaultRipple: null,
  masterDisabled: null,
  transferRate: null,
  pseudo: null,
  preauthorizes: null,
  preauthorizesCredentials: null,
  tickets: null,
  accountTxnId: null,
};

export const lineUnknown: Omit<LineFacts, 'account' | 'peer' | 'currency'> = {
  balance: null,
  limit: null,
  limitPeer: null,
  noRipple: null,
  noRipplePeer: null,
  authorized: null,
  peerAuthorized: null,
  freeze: null,
  freezePeer: null,
  deepFreeze: null,
  deepFreezePeer: null,
  qualityIn: null,
  qualityOut: null,
};

/** Key of a line as one of its two accounts sees it. */
export function lineKey(account: string, peer: string, currency: string): string {
  return `${account} ${peer} ${currency}`;
}

export function holdingKey(account: string, issuanceId: string): string {
  return `${account} ${issuanceId}`;
}
