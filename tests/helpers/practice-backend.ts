// Owns a wallet's backend on a practice ledger over a real socket, and a ledger that begins as an engine's world stands.
import { openLoopback, type Loopback, type LoopbackOptions } from '../../src/practice/xrpl/testing/loopback.ts';
import type { EngineWorld } from '../../src/practice/xrpl/testing/engine-world.ts';
import { createXrplSide } from '../../src/practice/xrpl/side.ts';
import { startMs } from '../../src/practice/xrpl/testing/loopback.ts';
import { fixedEndpoint } from '../../src/main/backends/endpoint.ts';
import { rippledBackend } from '../../src/main/backends/rippled.ts';
import type { XrplBackend } from '../../src/main/backends/xrpl-backend.ts';

export function backendAt(url: string, timeoutMs = 5_000): XrplBackend {
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  return rippledBackend({ endpoint: fixedEndpoint(url), timeoutMs, later });
}

export interface PracticeBackend {
  readonly loopback: Loopback;
  readonly backend: XrplBackend;
  close(): Promise<void>;
}

export async function openPracticeBackend(options: LoopbackOptions = {}): Promise<PracticeBackend> {
  const loopback = await openLoopback(options);
  const backend = backendAt(loopback.url);
  return {
    loopback,
    backend,
    close: async () => {
      backend.close();
      await loopback.close();
    },
  };
}

/** What a server has saved whose last ledger holds exactly what stands in the world now. */
export function savedWorld(world: EngineWorld): unknown {
  const { networkId } = world.rules;
  const fresh = createXrplSide({
    networkId,
    restore: null,
    now: () => startMs,
    random: (length) => new Uint8Array(length),
    later: () => undefined,
    onChange: () => undefined,
  });
  const snapshot = fresh.snapshot() as { readonly state: readonly (readonly [string, unknown])[] };
  return { ...snapshot, state: [...new Map([...snapshot.state, ...world.view.entries()])] };
}
