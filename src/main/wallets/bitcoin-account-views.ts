// Owns the views of a wallet's Bitcoin accounts: one each, and what only all of them together can answer.
import type { Network } from '../../shared/network.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import type { BitcoinAccount } from './bitcoin-accounts.ts';
import { type BitcoinWallet, bitcoinWallet } from './bitcoin-wallet.ts';

export interface BitcoinViews {
  /** Coins, addresses and history of one account; null where there is none of that id. */
  view(id: string): BitcoinWallet | null;
  /** Asks about every account; the first refusal, after all were tried. */
  refresh(options?: { readonly full?: boolean }): Promise<Result<void>>;
  /** Whether it is an address of any account, as far as each has been looked through. */
  owns(address: string): boolean;
}

export interface BitcoinViewsOptions {
  readonly all: () => readonly BitcoinAccount[];
  readonly network: Network;
  readonly backend: BitcoinBackend;
  /** Unix seconds before which the wallet's words cannot have had money; null: unknown. */
  readonly since: number | null;
  readonly gapOf: (id: string) => number;
  readonly givenOf: (id: string) => number;
}

/** Accounts that are asked about at the same time. */
const atOnce = 3;

export function bitcoinViews({ all, network, backend, since, gapOf, givenOf }: BitcoinViewsOptions): BitcoinViews {
  const made = new Map<string, BitcoinWallet>();
  const viewOf = ({ id, descriptor, number }: BitcoinAccount): BitcoinWallet => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const view = bitcoinWallet({
      descriptor,
      network,
      backend,
      gap: () => gapOf(id),
      given: () => givenOf(id),
      // What others made may be older than these words.
      since: number === null ? null : since,
      together: () => views().flatMap((other) => other.toWatch()),
    });
    made.set(id, view);
    return view;
  };
  const views = (): readonly BitcoinWallet[] => all().map(viewOf);
  return {
    owns: (address) => views().some((view) => view.isOurs(address)),
    view(id) {
      const account = all().find((one) => one.id === id);
      if (account !== undefined) return viewOf(account);
      made.delete(id);
      return null;
    },
    async refresh(options) {
      const asked = views();
      let answer: Result<void> = ok(undefined);
      for (let first = 0; first < asked.length; first += atOnce) {
        const answers = await Promise.all(asked.slice(first, first + atOnce).map((view) => view.refresh(options)));
        answer = answer.ok ? (answers.find((one) => !one.ok) ?? answer) : answer;
      }
      return answer;
    },
  };
}
