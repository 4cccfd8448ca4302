// Owns the practice network as a whole: both chains and the rates, each change on its way to the disk before anybody hears of it.
import { type Result, refuse } from '../../shared/result.ts';
import { scriptOf } from '../bitcoin/address.ts';
import { BitcoinSide } from '../bitcoin/side.ts';
import { unitsOfText } from '../bitcoin/units.ts';
import { PracticeRates } from '../rates/rates.ts';
import type { CreateXrplSide } from '../xrpl-side.ts';
import { EventWriter } from './bitcoin-store.ts';
import { Commits } from './commits.ts';
import type { Disk } from './disk.ts';
import { LedgerStore } from './ledger-store.ts';
import { ratesName, type Saved } from './saved.ts';
import type { TimerGroup } from './timers.ts';

export interface NetworkOptions {
  readonly disk: Disk;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly timers: TimerGroup;
  readonly networkId: number;
  /** Names of the XRP Ledger's amendments that are off. */
  readonly without: readonly string[];
  readonly createXrplSide: CreateXrplSide;
  /** A transaction reached the XRP Ledger side. */
  readonly ledgerSubmitted: () => void;
  /** The disk failed: the host must stop. */
  readonly failed: (error: unknown) => void;
}

/** Classic addresses begin with r, test X-addresses with T; the ledger side looks at the rest. */
const xrplForm = /^[rTX][1-9A-HJ-NP-Za-km-z]{20,60}$/;

export class PracticeNetwork {
  readonly bitcoin: BitcoinSide;
  readonly ledger: LedgerStore;
  readonly rates: PracticeRates;
  private readonly commits: Commits;
  private readonly events: EventWriter;
  private ratesChanged = false;

  constructor(
    private readonly options: NetworkOptions,
    saved: Saved,
  ) {
    const { disk, now, random, timers, networkId, without, createXrplSide: create, ledgerSubmitted: submitted } = options;
    this.commits = new Commits({ write: () => this.write(), failed: options.failed });
    const changed = () => this.commits.changed();
    this.events = new EventWriter(disk, changed);
    this.bitcoin = new BitcoinSide({ now, random, events: saved.events, record: (event) => this.events.add(event) });
    const later = (action: () => void, ms: number) => void timers.after(ms, action);
    this.ledger = new LedgerStore({ disk, create, side: { networkId, without, now, random, later }, changed, submitted }, saved.ledger);
    this.rates = new PracticeRates(saved.rates);
  }

  /** Resolves when everything that happened before this call is on disk; rejects once the disk has failed. */
  settled(): Promise<void> {
    return this.commits.settled();
  }

  /** Whole coins as decimal text to a Bitcoin or XRP Ledger address; the form of the address names the chain. Gives the transaction's id. */
  faucet(address: string, amount: string): Result<{ readonly chain: 'bitcoin' | 'xrpl'; readonly id: string }> {
    const bitcoin = scriptOf(address) !== null;
    if (!bitcoin && !xrplForm.test(address)) return refuse('practice-address-unknown', { address });
    const units = unitsOfText(amount, bitcoin ? 8 : 6);
    if (units === null || units === 0n) return refuse('practice-faucet-amount');
    if (bitcoin) {
      const paid = this.bitcoin.faucet(address, units);
      return paid.ok ? { ok: true, value: { chain: 'bitcoin', id: paid.value } } : paid;
    }
    const paid = this.ledger.side.faucet(address, units);
    return paid.ok ? { ok: true, value: { chain: 'xrpl', id: paid.value.hash } } : paid;
  }

  /** False for what is no pair or no positive decimal. */
  setRate(pair: string, rate: string): boolean {
    if (!this.rates.set(pair, rate)) return false;
    this.ratesChanged = true;
    this.commits.changed();
    return true;
  }

  private async write(): Promise<void> {
    await this.events.write();
    await this.ledger.write();
    if (!this.ratesChanged) return;
    this.ratesChanged = false;
    await this.options.disk.replace(ratesName, JSON.stringify(this.rates.snapshot()));
  }
}
