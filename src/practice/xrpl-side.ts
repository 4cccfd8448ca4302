// Owns the seam between the practice host (process, sockets, disk, timers) and the practice XRP Ledger.
import type { Result } from '../shared/result.ts';

/** One client of `/xrpl`, already upgraded to WebSocket. Text frames only. */
export interface XrplSocket {
  /**
   * Hands one message to the client. The host holds it back until every change reported before this call is on disk, so a client
   * never hears of something that a crash can undo.
   */
  send(text: string): void;
  onMessage(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
}

/** `lose-reply`: apply, say nothing. `late`: apply, answer after `delayMs`. `reject`: refuse with `reason`, apply nothing. `duplicate`: apply, answer twice. */
export type LieKind = 'lose-reply' | 'late' | 'reject' | 'duplicate' | 'none';

/** How the next `count` submits are answered; the rest is answered truly. `none` ends lying. */
export interface Lies {
  readonly what: LieKind;
  readonly count: number;
  /** For `late`. */
  readonly delayMs: number;
  /** For `reject`: an engine result such as `telINSUF_FEE_P`. Null lets the side choose. */
  readonly reason: string | null;
}

export type MarketAsset =
  | { readonly kind: 'token'; readonly currency: string; readonly issuer: string }
  /** 48 upper-case hex digits. */
  | { readonly kind: 'mpt'; readonly id: string };

/** A made-up token that its issuer gives to anybody who accepts it. */
export interface GiftToken {
  readonly asset: MarketAsset;
  readonly name: string;
  readonly issuer: string;
  /** AssetScale of an MPT; null for a token of trust lines. */
  readonly scale: number | null;
}

/** The lesson about rates as it stands in the last ledger. */
export interface Lesson {
  readonly usd: Extract<MarketAsset, { kind: 'token' }>;
  readonly cny: Extract<MarketAsset, { kind: 'token' }>;
  readonly destination: string;
  /** The account has a trust line for the lesson's dollars. */
  readonly accepted: boolean;
  /** Dollars of the lesson that the account holds, as plain decimal text. */
  readonly balance: string;
}

/** Closes ledgers where something has to be made first. */
export interface XrplMarket {
  tokens(): readonly GiftToken[];
  /**
   * The issuer pays; open until the next close. `amount` is decimal text in whole tokens. Refusals: `practice-token-unknown`,
   * `practice-token-amount`, `token-not-accepted`, `practice-token-limit`, `practice-token-refused`.
   */
  give(account: string, asset: MarketAsset, amount: string): Result<{ readonly hash: string }>;
  /** A new account with 1,000 XRP that accepts these tokens; validated. Refusal: `practice-token-unknown`. */
  recipient(assets: readonly MarketAsset[]): Result<{ readonly address: string }>;
  /** Sets the lesson's order book up anew and tops the account up to 40 dollars. */
  lesson(account: string): Lesson;
}

/** What moved: `submitted` lets the host plan an early ledger close, `ledger` is a close, `faucet` a grant. */
export type XrplChange = 'submitted' | 'ledger' | 'faucet';

export interface XrplSide {
  handleConnection(socket: XrplSocket): void;
  /** Closes and validates `count` ledgers, the first of which applies what is open. */
  closeLedger(count: number): void;
  /** Pays `drops` from the genesis account, creating the account if need be; open until the next close. Accepts classic addresses and test X-addresses. */
  faucet(address: string, drops: bigint): Result<{ readonly hash: string }>;
  readonly market: XrplMarket;
  /** Everything needed to go on after a restart, as a JSON value (bigint as decimal text). Taken often: keep it bounded. */
  snapshot(): unknown;
  /** Called only by a host that was started for tests. */
  setLies(lies: Lies): void;
}

export interface XrplSideOptions {
  readonly networkId: number;
  /** Names of amendments that are off. */
  readonly without?: readonly string[];
  /** Unix milliseconds. */
  readonly now: () => number;
  /** `length` random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Runs `action` once after `ms`; used for answers given late. The host cancels what is pending when it closes. */
  readonly later: (action: () => void, ms: number) => void;
  /** What `snapshot` gave before the restart; null at the first start. A value that cannot be read is a thrown error, never a fresh ledger. */
  readonly restore: unknown;
  /** Call after each change of state and before the `send` that tells of it. */
  readonly onChange: (change: XrplChange) => void;
}

/** `createXrplSide` of `xrpl/side.ts` has this type. */
export type CreateXrplSide = (options: XrplSideOptions) => XrplSide;
