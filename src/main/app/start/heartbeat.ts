// Owns what happens at regular times: schedules tick in main, because a hidden window's timers are throttled.
import type { Base } from './base.ts';
import type { Wallets } from './wallets.ts';
import type { WorkerLink } from './worker-link.ts';

const tickMs = 1000;
const outboxEveryTicks = 2;
const chainsEveryTicks = 3;
const workerEveryTicks = 10;

export interface HeartbeatOptions {
  readonly base: Pick<Base, 'every' | 'now' | 'report'>;
  readonly worker: Pick<WorkerLink, 'emit' | 'check'>;
  readonly policies: { readonly tick: () => void };
  readonly wallets: {
    readonly runOutboxes: () => void;
    readonly chains: Pick<Wallets['chains'], 'look'>;
    readonly external: Pick<Wallets['external'], 'look'>;
  };
}

/** Starts the ticks; the returned function ends them. */
export function startHeartbeat({ base, worker, wallets, policies }: HeartbeatOptions): () => void {
  let ticks = 0;
  return base.every(tickMs, () => {
    ticks += 1;
    worker.emit('tick', { now: base.now() });
    policies.tick();
    if (ticks % outboxEveryTicks === 0) wallets.runOutboxes();
    if (ticks % chainsEveryTicks === 0) {
      void wallets.chains
        .look()
        .then(() => wallets.external.look())
        .catch(base.report);
    }
    if (ticks % workerEveryTicks === 0) void worker.check().catch(base.report);
  });
}
