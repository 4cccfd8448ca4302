// Owns what every chosen Bitcoin server is given: time, files and patience.
import { backendOf } from '../backends/bitcoin-choice.ts';
import type { BitcoinServersOptions } from './bitcoin-servers.ts';

export interface BitcoinChoiceDeps {
  /** Fails when the file cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** Unix seconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** A proxy and an onion service take some seconds before the first byte. */
const timeoutMs = 15_000;

export function openBitcoinChoice({ readText, now, wait }: BitcoinChoiceDeps): BitcoinServersOptions['open'] {
  return (choice, learnCertificate) => backendOf(choice, { readText, now: () => now() * 1000, wait, timeoutMs, learnCertificate });
}
