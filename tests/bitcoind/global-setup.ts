// Owns where the real node of these tests is: found or fetched once, before all files.
import type { TestProject } from 'vitest/node';
import { findBitcoinNode } from '../../scripts/lib/bitcoin-node.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly bitcoind: string;
  }
}

export default function setup(project: TestProject): void {
  const found = findBitcoinNode();
  if (found === null) throw new Error('These tests need a Bitcoin node; the line above says why there is none.');
  project.provide('bitcoind', found);
}
