// Owns the open wallets of main: opened at start without a password, kept moving by ticks, closed with the app.
import type { Network } from '../../shared/network.ts';
import { type Refusal, type Result, ok, refuse } from '../../shared/result.ts';
import type { LockPort } from '../outbox/ports.ts';
import { makeSerial } from '../storage/serial.ts';
import type { Vault, WalletRecord } from '../vault/types.ts';
import type { BackendSet } from './backend-set.ts';
import { WalletDesk, type WalletDeskOptions } from './wallet-desk.ts';

export interface DesksOptions extends Omit<WalletDeskOptions, 'record' | 'backends' | 'lock'> {
  /** The lock handshake with the workflow, for one wallet. */
  readonly lockOf: (walletId: string) => LockPort;
  readonly vault: Vault;
  /** Null where no backend is set up for that network. */
  readonly backendsOf: (network: Network) => BackendSet | null;
  readonly report: (error: unknown) => void;
}

export class Desks {
  private readonly open = new Map<string, WalletDesk>();
  private readonly problems = new Map<string, Refusal>();
  private readonly serial = makeSerial();

  constructor(private readonly options: DesksOptions) {}

  /** Opens every wallet of the vault that is not open yet and lets its outbox recover. Needs no password. */
  openAll(): Promise<void> {
    // One after another: two writers on one journal, and two executors over it, would each know half of what was paid.
    return this.serial(async () => {
      for (const record of this.options.vault.status().wallets) {
        if (!this.open.has(record.id)) await this.openOne(record);
      }
    });
  }

  desk(walletId: string): Result<WalletDesk> {
    const desk = this.open.get(walletId);
    return desk ? ok(desk) : { ok: false, error: this.problems.get(walletId) ?? { code: 'wallet-not-found' } };
  }

  get all(): readonly WalletDesk[] {
    return [...this.open.values()];
  }

  /** One pass of every outbox: after a confirmation, an unlock, and every few seconds. */
  async run(): Promise<void> {
    for (const desk of this.all) {
      // A bug in one wallet's pass must not keep the others from theirs.
      const done = await desk.outbox.run().catch((error: unknown) => {
        this.options.report(error);
        return ok(undefined);
      });
      if (!done.ok && done.error.code !== 'vault-locked') this.options.report(`outbox of ${desk.record.id}: ${done.error.code}`);
    }
  }

  /** Waits for the running pass and every append; one wallet that waits for a server does not hold up the others. */
  close(): Promise<void> {
    return this.serial(async () => {
      await Promise.all(this.all.map((desk) => desk.close()));
      this.open.clear();
    });
  }

  private async openOne(record: WalletRecord): Promise<void> {
    const backends = this.options.backendsOf(record.network);
    const opened =
      backends === null
        ? refuse('network-not-configured')
        : await WalletDesk.open({ ...this.options, record, backends, lock: this.options.lockOf(record.id) });
    if (!opened.ok) {
      this.problems.set(record.id, opened.error);
      this.options.report(`wallet ${record.id}: ${opened.error.code}`);
      return;
    }
    this.problems.delete(record.id);
    this.open.set(record.id, opened.value);
    void this.recover(record.id, opened.value);
  }

  /** A bug in one wallet's recovery must not end the app at every start: its passes go on by themselves. */
  private async recover(id: string, desk: WalletDesk): Promise<void> {
    try {
      const recovered = await desk.outbox.recover();
      if (!recovered.ok) this.options.report(`recovery of ${id}: ${recovered.error.code}`);
    } catch (error) {
      this.options.report(error);
    }
  }
}
