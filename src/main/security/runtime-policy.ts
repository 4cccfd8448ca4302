// Owns which network sets this runtime may touch: real money needs a supported Electron and a working sandbox.
import type { Network } from '../../shared/network.ts';

/** Oldest major that still gets fixes: the latest three majors are supported, a new one comes every eight weeks. Checked 2026-11. */
export const oldestSupportedMajor = 43;

export interface Runtime {
  readonly electron: string;
  readonly sandboxed: boolean;
}

export function isLimited(runtime: Runtime): boolean {
  const major = Number.parseInt(runtime.electron, 10);
  return !runtime.sandboxed || !Number.isInteger(major) || major < oldestSupportedMajor;
}

/** The network sets this runtime may open. */
export function allowedNetworks(runtime: Runtime): readonly Network[] {
  return isLimited(runtime) ? ['practice', 'test', 'regtest'] : ['practice', 'test', 'main', 'regtest'];
}

/** False when the process was started without Chromium's sandbox, by whatever argument. */
export function isSandboxed(argv: readonly string[], switches: { hasSwitch(name: string): boolean }): boolean {
  return !argv.includes('--no-sandbox') && !switches.hasSwitch('no-sandbox');
}
