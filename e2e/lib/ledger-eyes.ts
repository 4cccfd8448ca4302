// Owns what a story sees on the practice XRP Ledger, past the app: balances, and what became of a payment.
import { askLedger } from './xrpl-socket.ts';
import type { Named } from './ledger-hands.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The newest payment of an account, in a validated ledger. */
export interface LedgerPayment {
  /** As it was signed. */
  readonly tx: Fields;
  readonly result: string;
  /** Drops, or a token or MPT; undefined where nothing arrived. */
  readonly delivered: unknown;
}

export class LedgerEyes {
  constructor(private readonly port: () => Promise<number>) {}

  /** Drops. */
  async xrp({ address }: Named): Promise<bigint> {
    const { account_data } = await this.ask({ command: 'account_info', account: address });
    return BigInt((account_data as { readonly Balance: string }).Balance);
  }

  /** What a holder has of an issuer's token, as decimal text; "0" where there is no line. */
  async token(holder: Named, issuer: Named, currency: string): Promise<string> {
    const { lines } = await this.ask({ command: 'account_lines', account: holder.address });
    const all = lines as readonly { readonly account: string; readonly currency: string; readonly balance: string }[];
    return all.find((line) => line.account === issuer.address && line.currency === currency)?.balance ?? '0';
  }

  /** Raw units that a holder has of an MPT. */
  async mpt(holder: Named, id: string): Promise<bigint> {
    const { account_objects } = await this.ask({ command: 'account_objects', account: holder.address, type: 'mptoken' });
    const all = account_objects as readonly { readonly MPTokenIssuanceID: string; readonly MPTAmount?: string }[];
    return BigInt(all.find((one) => one.MPTokenIssuanceID === id)?.MPTAmount ?? '0');
  }

  async lastPayment({ address }: Named): Promise<LedgerPayment> {
    const range = { ledger_index_min: -1, ledger_index_max: -1, limit: 50 };
    const port = await this.port();
    const { transactions } = await askLedger(port, { command: 'account_tx', account: address, ...range });
    const all = transactions as readonly { readonly tx: Fields; readonly meta: Fields; readonly validated: boolean }[];
    const found = all.find(({ tx, validated }) => validated && tx.TransactionType === 'Payment' && tx.Account === address);
    if (!found) throw new Error(`${address} has paid nothing`);
    return { tx: found.tx, result: String(found.meta.TransactionResult), delivered: found.meta.delivered_amount };
  }

  private async ask(command: Fields): Promise<Fields> {
    return askLedger(await this.port(), { ledger_index: 'validated', ...command });
  }
}
