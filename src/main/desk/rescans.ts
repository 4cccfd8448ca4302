// Owns the look for money on all Bitcoin accounts of a wallet anew: one at a time, with its progress, and an end that the user may call.
import type { RescanProgress, RescanState } from '../../shared/contract/bitcoin-accounts.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, type Refusal, refuse, type Result } from '../../shared/result.ts';
import type { BitcoinAccountList } from '../wallets/bitcoin-accounts.ts';
import type { ScanWatcher } from '../wallets/bitcoin-scan.ts';
import type { FoundAccounts } from './further-accounts.ts';
import { shownRefusal } from './shown-refusal.ts';

export interface RescanTarget {
  readonly accounts: BitcoinAccountList;
  /** Looks through further accounts of the words; null where the words are locked and were not seen before. */
  readonly further: ((watcher: ScanWatcher, seen: (so: FoundAccounts) => void) => Promise<Result<unknown>>) | null;
}

export interface RescansOptions {
  /** The progress or the end is to be shown. */
  readonly changed: (walletId: string) => void;
  readonly wait: (ms: number) => Promise<void>;
  /** Unix seconds. */
  readonly now: () => number;
}

interface Run {
  cancelled: boolean;
  done: number;
  /** Addresses asked about. */
  asked: number;
  node: number | null;
  further: FoundAccounts | null;
  readonly target: RescanTarget;
}

/** A node that reads old blocks is asked again after this. */
const nodeMs = 1_500;
/** The screen hears of every so many addresses. */
const tellEvery = 20;

export class Rescans {
  private readonly runs = new Map<string, Run>();
  private readonly ended = new Map<string, RescanState['last']>();

  constructor(private readonly options: RescansOptions) {}

  /** Begins and answers at once. `gap`: at least so many unused addresses in a row from now on. Refusals: `rescan-running`, those of the list. */
  async start(walletId: string, target: RescanTarget, gap: number | null): Promise<Result<void>> {
    if (this.runs.has(walletId)) return refuse('rescan-running');
    const run: Run = { cancelled: false, done: 0, asked: 0, node: null, further: null, target };
    this.runs.set(walletId, run);
    const widened = await widen(target.accounts, gap);
    if (!widened.ok) {
      this.runs.delete(walletId);
      return widened;
    }
    void this.finish(walletId, run);
    return ok(undefined);
  }

  cancel(walletId: string): void {
    const run = this.runs.get(walletId);
    if (run !== undefined) run.cancelled = true;
  }

  state(walletId: string): RescanState {
    const run = this.runs.get(walletId);
    return { running: run === undefined ? null : progressOf(run), last: this.ended.get(walletId) ?? null };
  }

  private async finish(walletId: string, run: Run): Promise<void> {
    this.options.changed(walletId);
    const done = await this.lookAt(walletId, run).catch((): Result<unknown> => refuse('rescan-broken'));
    this.runs.delete(walletId);
    this.ended.set(walletId, { ...endOf(done), progress: progressOf(run), at: this.options.now() });
    this.options.changed(walletId);
  }

  private async lookAt(walletId: string, run: Run): Promise<Result<unknown>> {
    const asked = (addresses: number): void => {
      const before = Math.floor(run.asked / tellEvery);
      run.asked += addresses;
      if (Math.floor(run.asked / tellEvery) > before) this.options.changed(walletId);
    };
    const watcher = { asked, isCancelled: () => run.cancelled };
    for (const { id } of run.target.accounts.all()) {
      const view = run.target.accounts.view(id);
      const looked = view === null ? ok(undefined) : await this.patiently(walletId, run, () => view.rescan(watcher));
      if (!looked.ok) return looked;
      run.done += 1;
    }
    const { further } = run.target;
    if (further === null) return ok(undefined);
    return this.patiently(walletId, run, () => further(watcher, (so) => this.seen(run, so)));
  }

  private seen(run: Run, so: FoundAccounts): void {
    run.further = so;
  }

  /** A node that still reads old blocks is waited for. */
  private async patiently(walletId: string, run: Run, ask: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    for (;;) {
      if (run.cancelled) return refuse('rescan-cancelled');
      const asked = await ask();
      if (asked.ok || asked.error.code !== 'backend-rescanning') {
        run.node = null;
        return asked;
      }
      run.node = percentOf(asked.error);
      this.options.changed(walletId);
      await this.options.wait(nodeMs);
    }
  }
}

async function widen(accounts: BitcoinAccountList, gap: number | null): Promise<Result<void>> {
  for (const { id } of accounts.all()) {
    if (gap === null || accounts.gapOf(id) >= gap) continue;
    const changed = await accounts.change(id, { gap });
    if (!changed.ok) return changed;
  }
  return ok(undefined);
}

function endOf(done: Result<unknown>): Pick<NonNullable<RescanState['last']>, 'outcome' | 'problem'> {
  if (done.ok) return { outcome: 'done', problem: null };
  const isCancelled = done.error.code === 'rescan-cancelled';
  return isCancelled ? { outcome: 'cancelled', problem: null } : { outcome: 'failed', problem: shownRefusal(done.error) };
}

function percentOf({ params }: Refusal): number {
  const percent = Number(params?.percent);
  return Number.isInteger(percent) && percent >= 0 && percent <= 100 ? percent : 0;
}

function progressOf({ target, done, asked, node, further }: Run): RescanProgress {
  const accounts = target.accounts.all();
  const views = accounts.flatMap(({ id }) => target.accounts.view(id) ?? []);
  const balances = views.map((view) => view.balance(new Set()));
  const found = balances.reduce((sum, { confirmed, unconfirmed }) => sum + confirmed + unconfirmed, further?.balance ?? 0n);
  return {
    done,
    accounts: accounts.length,
    addresses: asked,
    used: views.reduce((sum, view) => sum + view.used(), further?.used ?? 0),
    found: satsToText(found),
    node,
  };
}
