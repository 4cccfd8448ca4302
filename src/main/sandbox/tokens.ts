// Owns the practice network's tokens in the sandbox: which there are, an account that takes them, and a store's wallet that accepts one and gets some.
import type { PracticeMarket } from '../backends/practice-market.ts';
import type { PracticeToken } from '../../shared/contract/practice-market.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { Asset } from '../../shared/xrpl/amount.ts';
import { acceptMpt } from '../../shared/xrpl/transactions/mptoken-authorize.ts';
import type { OrderFields } from '../../shared/xrpl/transactions/order-fields.ts';
import { acceptToken } from '../../shared/xrpl/transactions/trust-set.ts';

export interface SandboxToken {
  readonly payoutMethodId: string;
  readonly name: string;
  readonly issuer: string;
  /** AssetScale of an MPT; null for a token of trust lines. */
  readonly scale: number | null;
}

export interface SandboxTokens {
  list(): Promise<Result<readonly SandboxToken[]>>;
  /** A new account that accepts these. Refusals: `practice-token-unknown`, those of the connection. */
  recipient(payoutMethodIds: readonly string[]): Promise<Result<{ readonly address: string }>>;
  /**
   * The store's paying account accepts a token where it has not yet, and its issuer pays it `amount` (decimal text in whole tokens); validated when it answers.
   * Refusals: `practice-token-…`, those of planning and confirming an order, the ledger's own code, those of the connection.
   */
  accept(walletId: string, payoutMethodId: string, amount: string): Promise<Result<{ readonly account: string }>>;
}

export interface SandboxTokensOptions {
  readonly market: Pick<PracticeMarket, 'tokens' | 'recipient' | 'give'>;
  /** Address of the account that a store pays from. */
  readonly payingAccount: (walletId: string) => Promise<Result<string>>;
  /** Signs one transaction of that account and answers when a ledger has it. */
  readonly sign: (walletId: string, account: string, fields: OrderFields) => Promise<Result<void>>;
  /** Closes a ledger. */
  readonly close: () => Promise<Result<unknown>>;
}

/** 10^15: more than practising ever moves. */
const limit = { mantissa: 1_000_000_000_000_000n, exponent: 0 };

export function sandboxTokens({ market, payingAccount, sign, close }: SandboxTokensOptions): SandboxTokens {
  const find = async (ids: readonly string[]): Promise<Result<readonly Asset[]>> => {
    const tokens = await market.tokens();
    if (!tokens.ok) return tokens;
    const found = ids.flatMap((id) => tokens.value.find(({ asset }) => methodOf(asset) === id)?.asset ?? []);
    return found.length === ids.length ? ok(found) : refuse('practice-token-unknown');
  };
  const give = async (walletId: string, asset: Asset, amount: string): Promise<Result<{ readonly account: string }>> => {
    const account = await payingAccount(walletId);
    if (!account.ok) return account;
    const given = await market.give(account.value, asset, amount);
    if (given.ok) return ok({ account: account.value });
    if (given.error.code !== 'token-not-accepted') return given;
    const signed = await sign(walletId, account.value, acceptance(asset));
    if (!signed.ok) return signed;
    const again = await market.give(account.value, asset, amount);
    return again.ok ? ok({ account: account.value }) : again;
  };
  return {
    async list() {
      const tokens = await market.tokens();
      return tokens.ok ? ok(tokens.value.map(shown)) : tokens;
    },
    async recipient(payoutMethodIds) {
      const assets = await find(payoutMethodIds);
      if (!assets.ok) return assets;
      const address = await market.recipient(assets.value);
      return address.ok ? ok({ address: address.value }) : address;
    },
    async accept(walletId, payoutMethodId, amount) {
      const assets = await find([payoutMethodId]);
      const [asset] = assets.ok ? assets.value : [];
      if (!assets.ok) return assets;
      if (asset === undefined) return refuse('practice-token-unknown');
      const given = await give(walletId, asset, amount);
      const closed = given.ok ? await close() : given;
      return closed.ok ? given : closed;
    },
  };
}

function shown({ asset, name, issuer, scale }: PracticeToken): SandboxToken {
  return { payoutMethodId: methodOf(asset), name, issuer, scale };
}

function methodOf(asset: Asset): string {
  if (asset.kind === 'xrp') return 'XRP-CHAIN';
  return asset.kind === 'mpt' ? `${asset.id}-CHAIN` : `${asset.currency}.${asset.issuer}-CHAIN`;
}

function acceptance(asset: Asset): OrderFields {
  if (asset.kind === 'token') return acceptToken(asset, limit);
  if (asset.kind === 'mpt') return acceptMpt(asset.id);
  throw new Error('nobody has to accept XRP');
}
