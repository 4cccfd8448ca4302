// Owns main's line to the workflow worker: a new one whenever the page is loaded, the lock handshake, and noticing that nobody answers.
import type { MessageChannelMain, MessagePortMain } from 'electron';
import { type Handlers, type Peer, connect } from '../../../shared/contract/rpc.ts';
import { workerApi, workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { BlockNews } from '../../desk/external-blocks.ts';
import type { Found } from '../../desk/external-watch.ts';
import { electronPort } from '../../ipc/electron-port.ts';
import type { LockPort } from '../../outbox/ports.ts';

export interface WorkerLinkOptions {
  readonly channel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  readonly report: (error: unknown) => void;
  /** Resolves when the journals are read; the worker's questions wait for it. */
  readonly opened: () => Promise<void>;
  /** The worker did not answer twice in a row. */
  readonly hangs: () => void;
}

/** Each unanswered question waits 30 seconds; a computer that wakes from sleep is given a second chance. */
const missesAllowed = 1;

export class WorkerLink {
  private peer: Peer<typeof workerApi> | null = null;
  private asking = false;
  private misses = 0;

  constructor(private readonly options: WorkerLinkOptions) {}

  /** Makes a new line and hands its far end to `send`; whoever waits for an answer on the old one is refused with `not-ready`. */
  connect(handlers: Handlers<typeof workerMainApi>, send: (port: MessagePortMain) => void): void {
    const { port1, port2 } = this.options.channel();
    this.peer?.close();
    this.misses = 0;
    const { report, opened } = this.options;
    const gate = async (): Promise<null> => opened().then(() => null);
    const peer = connect({ port: electronPort(port1), local: workerMainApi, handlers, remote: workerApi, report, gate });
    this.peer = peer;
    port1.on('close', () => this.lost(peer));
    send(port2);
  }

  emit(name: string, payload: unknown): void {
    this.peer?.emit(name, payload);
  }

  /** The lock handshake for one wallet. While no worker is there nothing can be locked, so nothing new is confirmed. */
  lockOf(walletId: string): LockPort {
    return {
      lock: async (planId, payouts, purpose) => {
        if (!this.peer) return refuse('not-ready');
        return voided(await this.peer.remote.lockPayouts({ walletId, planId, payouts: payouts.map((payout) => ({ ...payout })), purpose }));
      },
      unlock: async (planId) => void (await this.peer?.remote.unlockPayouts({ walletId, planId })),
    };
  }

  /** Tells of a payment by another wallet; `not-ready` while no worker is there to write it down. */
  async externalPayment(sight: Found): Promise<Result<unknown>> {
    return this.peer ? this.peer.remote.externalPayment({ ...sight }) : refuse('not-ready');
  }

  /** Tells what became of the block of one that completed a payout; refusals as `externalPayment`. */
  async externalBlock(news: BlockNews): Promise<Result<unknown>> {
    return this.peer ? this.peer.remote.externalBlock({ ...news }) : refuse('not-ready');
  }

  /** Asks whether the worker still answers; at most one question is open at a time. */
  async check(): Promise<void> {
    const { peer } = this;
    if (!peer || this.asking) return;
    this.asking = true;
    const answer = await peer.remote.alive({});
    this.asking = false;
    if (peer !== this.peer) return;
    this.misses = answer.ok ? 0 : this.misses + 1;
    if (this.misses <= missesAllowed) return;
    this.options.report('the workflow does not answer: its page is loaded anew');
    this.lost(peer);
    this.options.hangs();
  }

  /** Only the line in use is lost; the end of an older one means nothing. */
  private lost(peer: Peer<typeof workerApi>): void {
    peer.close();
    if (this.peer === peer) this.peer = null;
  }
}

const voided = (answer: Result<unknown>): Result<void> => (answer.ok ? ok(undefined) : answer);
