// Blocks against Bitcoin Core's own constants and against bitcoinjs-lib's reading of them.
import { Block } from 'bitcoinjs-lib';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { coinbaseFor, genesisCoinbase, genesisHeader, headerBytes, headerHash, merkleRootOf, subsidyAt, worked } from './block.ts';
import { type ChainTransaction, decodeTransaction, transactionOf } from './transaction.ts';

describe('the genesis block', () => {
  it('is the one of Bitcoin Core regtest', () => {
    // kernel/chainparams.cpp, CRegTestParams.
    expect(headerHash(genesisHeader)).toBe('0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206');
    expect(merkleRootOf([(decodeTransaction(genesisCoinbase) as ChainTransaction).txid])).toBe(genesisHeader.merkleRoot);
  });
});

describe('a block of ours', () => {
  const script = Uint8Array.of(0, 20, ...new Uint8Array(20).fill(1));
  const payment = transactionOf({
    version: 2,
    lockTime: 0,
    inputs: [{ txid: '07'.repeat(32), vout: 1, script: new Uint8Array(0), sequence: 0, witness: [script] }],
    outputs: [{ script, value: 5n }],
  });

  it('has work, roots and witness commitment that bitcoinjs-lib finds right', () => {
    for (const height of [1, 16, 17, 127, 128, 300, 70_000]) {
      const coinbase = coinbaseFor(height, subsidyAt(height), script, [payment]);
      const header = worked({
        previous: headerHash(genesisHeader),
        merkleRoot: merkleRootOf([coinbase.txid, payment.txid]),
        time: 1_700_000_000,
      });
      const bytes = concatBytes(headerBytes(header), Uint8Array.of(2), hexToBytes(coinbase.hex), hexToBytes(payment.hex));
      const block = Block.fromBuffer(bytes);
      expect(block.checkProofOfWork()).toBe(true);
      expect(block.checkTxRoots()).toBe(true);
      expect(block.getId()).toBe(headerHash(header));
    }
  });

  it('pays half as much every 150 blocks', () => {
    expect([0, 149, 150, 299, 300].map(subsidyAt)).toEqual(
      [50n, 50n, 25n, 25n, 12n].map((coins, index) => (index === 4 ? 1_250_000_000n : coins * 100_000_000n)),
    );
    expect(subsidyAt(150 * 40)).toBe(0n);
  });
});
