// Owns the apps that are compared: Pullpay as built in `out`, and the yardsticks.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { ElectronProcess } from './process.ts';

const root = join(__dirname, '..', '..');
/** Where scripts/bench.mjs has put the built yardsticks, and where homes are made. */
export const workFolder = process.env.PULLPAY_BENCH ?? '';
const built = (name: string): string => join(workFolder, 'electron', `${name}.cjs`);

export interface Mark {
  readonly name: string;
  readonly button?: string;
  readonly text?: string;
}

export interface AppOptions {
  readonly home: string;
  readonly profile: string;
  readonly marks: readonly Mark[];
  /** The shipped entry, or the one for tests, which lifts the limits on strangers. */
  readonly entry?: 'index' | 'testing';
}

export function startApp({ home, profile, marks, entry = 'index' }: AppOptions): ElectronProcess {
  return ElectronProcess.start(built('launch'), ['--profile', profile], {
    PULLPAY_HOME: home,
    BENCH_ENTRY: join(root, 'out', 'main', `${entry}.cjs`),
    BENCH_MARKS: JSON.stringify(marks),
  });
}

/** `data` is Chromium's folder, kept from one start to the next as the app's is. */
export function startBare(data: string): ElectronProcess {
  return ElectronProcess.start(built('launch'), [`--user-data-dir=${data}`], {
    BENCH_ENTRY: built('bare'),
    BENCH_MARKS: JSON.stringify([{ name: 'usable', button: 'Press' }]),
  });
}

export function startRoute(file: string, data: string): ElectronProcess {
  return ElectronProcess.start(built('route-host'), [`--user-data-dir=${data}`], { BENCH_FILE: file });
}

export function startSigning(data: string): ElectronProcess {
  return ElectronProcess.start(built('sign'), [`--user-data-dir=${data}`]);
}

export const signingScript = built('sign');
export const payoutScript = built('payout-runs');
export const bitcoinScript = built('bitcoin-runs');

export function freshFolder(name: string): Promise<string> {
  return mkdtemp(join(workFolder, `${name}-`));
}
