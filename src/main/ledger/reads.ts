// Owns what one wallet may ask its XRP Ledger server before anything is signed. Another network's server is refused at every question.
import type { AccountHoldings, BookOffer, IssuerView } from '../../shared/contract/xrpl-reads.ts';
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type Amount, type Asset, assetOf } from '../../shared/xrpl/amount.ts';
import type { LedgerFacts } from '../../shared/xrpl/facts.ts';
import { readPaymentText } from '../../shared/xrpl/read-payment.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { readBook } from './book.ts';
import { gatherFacts } from './gather-facts.ts';
import { holdingsOf } from './holdings.ts';
import { issuerView } from './issuer.ts';
import { LedgerReader } from './ledger-reader.ts';
import { findPaths } from './paths.ts';
import { type LastLedger, lastLedger } from './server-facts.ts';
import { simulatePayment } from './simulate.ts';

export interface LedgerReadsOptions {
  readonly backend: Pick<XrplBackend, 'read'>;
  readonly network: Network;
  /** Id of the wallet's ledger. */
  readonly networkId: number;
  /** Whether the wallet has the key of this address. */
  readonly holdsKey: (address: string) => boolean;
}

/** Refusals of every question: `network-mismatch`, and those of a server that cannot be reached or does not tell its state. */
export class LedgerReads {
  private readonly options: LedgerReadsOptions;

  constructor(options: LedgerReadsOptions) {
    this.options = options;
  }

  /** Further refusals: those of `readPaymentText`. */
  async facts(payment: string): Promise<Result<LedgerFacts>> {
    const { backend, network, networkId, holdsKey } = this.options;
    const reading = readPaymentText(payment, network);
    if (!reading.ok) return reading;
    return gatherFacts(backend, network, reading.value.draft, { networkId, holdsKey });
  }

  /** Further refusals: those of `readPaymentText` and `simulatePayment`. */
  async simulate(payment: string): Promise<Result<Record<string, unknown>>> {
    const reading = readPaymentText(payment, this.options.network);
    return reading.ok ? this.asked((reader) => simulatePayment(reader, reading.value)) : reading;
  }

  paths(question: {
    readonly account: string;
    readonly destination: string;
    readonly amount: Amount;
    readonly sendMax: Amount | null;
    readonly domain: string | null;
  }): Promise<Result<{ alternatives: Readonly<Record<string, unknown>>[] }>> {
    const { sendMax, ...rest } = question;
    return this.asked(async (reader) => {
      const found = await findPaths(reader, { ...rest, source: sendMax === null ? null : assetOf(sendMax) });
      return found.ok ? ok({ alternatives: found.value.map(({ json }) => json) }) : found;
    });
  }

  /** Further refusals: those of `readBook`. */
  book(gets: Asset, pays: Asset, domain: string | null): Promise<Result<readonly BookOffer[]>> {
    return this.asked((reader, { closeTime }) => readBook(reader, { gets, pays, domain, ledger: 'current', closeTime }));
  }

  holdings(address: string): Promise<Result<AccountHoldings>> {
    return this.asked((reader, ledger) => holdingsOf(reader, address, ledger));
  }

  /** Further refusal: `bad-arguments` for XRP, which nobody issues. */
  async issuer(account: string, asset: Asset): Promise<Result<IssuerView>> {
    if (asset.kind === 'xrp') return refuse('bad-arguments', { path: 'asset' });
    return this.asked((reader) => issuerView(reader, account, asset));
  }

  private async asked<T>(ask: (reader: LedgerReader, ledger: LastLedger) => Promise<Result<T>>): Promise<Result<T>> {
    const reader = new LedgerReader(this.options.backend);
    const ledger = await lastLedger(reader, this.options.networkId);
    return ledger.ok ? ask(reader, ledger.value) : ledger;
  }
}
