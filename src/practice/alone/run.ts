// Owns a practice network that runs alone: its folder, its host, its doors, and taking all of it down again.
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type PracticeOptions, startPractice } from '../host/serve.ts';
import type { AloneSettings } from './arguments.ts';
import { openDoors } from './doors.ts';

export interface Alone {
  readonly xrpl: string;
  readonly bitcoin: string;
  /** Blocks, ledgers, faucet, rates; every request carries the token. */
  readonly control: string;
  readonly token: string;
  readonly networkId: number;
  readonly close: () => Promise<void>;
}

type Machine = Pick<PracticeOptions, 'now' | 'random' | 'timers' | 'processes' | 'onFatal'>;

/** Refuses as `startPractice` does, and with `practice-port-taken` if a door cannot be opened. */
export async function runAlone(settings: AloneSettings, machine: Machine): Promise<Result<Alone>> {
  const folder = settings.fresh ? await mkdtemp(join(tmpdir(), 'pullpay-practice-')) : (settings.folder ?? usualFolder());
  const clear = async () => (settings.fresh ? rm(folder, { recursive: true, force: true }) : undefined);
  const { manual, networkId, without } = settings;
  const paused = { blocks: manual, ledgers: manual };
  const host = await startPractice({ ...machine, folder, paused, networkId, without, testing: false }).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  if (!host.ok) return host;
  const doors = await openDoors(host.value, settings);
  const close = async () => {
    await doors?.close();
    await host.value.close();
    await clear();
  };
  if (doors === null) {
    await close();
    return refuse('practice-port-taken');
  }
  const { port, token } = host.value;
  return ok({
    xrpl: `ws://127.0.0.1:${doors.xrplPort}`,
    bitcoin: `http://127.0.0.1:${doors.bitcoinPort}`,
    control: `http://127.0.0.1:${port}/control`,
    token,
    networkId,
    close,
  });
}

function usualFolder(): string {
  return join(homedir(), '.local', 'state', 'pullpay-practice');
}
