// Owns `gateway_balances`: what an issuer owes to the public, to its own hot wallets, and what it holds of others.
import { accountId } from '../base/address.ts';
import { isList, type JsonObject } from '../base/json.ts';
import { add, isPositive, isZero, mostTokens, negated, type Quantity, TokenOverflow, zeroTokens } from '../arith/quantity.ts';
import { tokensText } from '../arith/quantity-text.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { balanceSeenBy, hasLineFlag, peerOf } from '../lines/trust-line.ts';
import { linesOf } from '../tokens/currencies.ts';
import { withAccount } from './account-choice.ts';
import { answer, type Command, fail } from './command.ts';

type Holdings = Map<string, JsonObject[]>;

/** Lists that are empty are not there. */
export const gatewayBalances: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const hot = hotWallets(context.request);
    if (hot === null) return fail(context.api === 1 ? 'invalidHotWallet' : 'invalidParams', 'Invalid hotwallet.', ledger.fields);
    const sums = new Sums(root.Account, hot);
    for (const line of linesOf(ledger.view, root.Account)) sums.count(line);
    return answer({ account: root.Account, ...sums.shown(), ...ledger.fields });
  });

/** Null where something is no address. */
function hotWallets({ hotwallet }: JsonObject): ReadonlySet<string> | null {
  if (hotwallet === undefined) return new Set();
  const given = isList(hotwallet) ? hotwallet : [hotwallet];
  const addresses = given.filter((one) => typeof one === 'string').filter((one) => accountId(one) !== null);
  return addresses.length === given.length ? new Set(addresses) : null;
}

class Sums {
  readonly #obligations = new Map<string, Quantity>();
  readonly #lists: Readonly<Record<'assets' | 'balances' | 'frozen_balances', Holdings>> = {
    assets: new Map(),
    balances: new Map(),
    frozen_balances: new Map(),
  };

  constructor(
    private readonly account: string,
    private readonly hot: ReadonlySet<string>,
  ) {}

  /** A negative balance is what the issuer owes; tokens on lines that it has frozen are not counted as owed. */
  count(line: RippleState): void {
    const peer = peerOf(line, this.account);
    const balance = balanceSeenBy(line, this.account);
    if (isZero(balance)) return;
    if (this.hot.has(peer)) this.#list('balances', peer, line, negated(balance));
    else if (isPositive(balance)) this.#list('assets', peer, line, balance);
    else if (hasLineFlag(line, this.account, 'freeze')) this.#list('frozen_balances', peer, line, negated(balance));
    else this.#owe(line.Balance.currency, negated(balance));
  }

  shown(): JsonObject {
    const obligations = [...this.#obligations].map(([currency, owed]) => [currency, tokensText(owed)] as const);
    const lists = Object.entries(this.#lists).filter(([, list]) => list.size > 0);
    return {
      ...(obligations.length === 0 ? {} : { obligations: Object.fromEntries(obligations.sort(([a], [b]) => (a < b ? -1 : 1))) }),
      ...Object.fromEntries(lists.map(([name, list]) => [name, Object.fromEntries(list)])),
    };
  }

  #list(name: 'assets' | 'balances' | 'frozen_balances', peer: string, line: RippleState, quantity: Quantity): void {
    const list = this.#lists[name].get(peer) ?? [];
    this.#lists[name].set(peer, [...list, { currency: line.Balance.currency, value: tokensText(quantity) }]);
  }

  #owe(currency: string, quantity: Quantity): void {
    this.#obligations.set(currency, sumOrMost(this.#obligations.get(currency) ?? zeroTokens, quantity));
  }
}

/** A sum beyond what a token value can say is told as the largest value. */
function sumOrMost(a: Quantity, b: Quantity): Quantity {
  try {
    return add(a, b);
  } catch (error) {
    if (error instanceof TokenOverflow) return mostTokens;
    throw error;
  }
}
