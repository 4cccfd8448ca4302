import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { asmOf } from './script-asm.ts';

describe('asmOf', () => {
  it('spells scripts as Esplora does', () => {
    // Shapes seen at blockstream.info/api.
    expect(asmOf(hexToBytes('0014751e76e8199196d454941c45d1b3a323f1433bd6'))).toBe(
      'OP_0 OP_PUSHBYTES_20 751e76e8199196d454941c45d1b3a323f1433bd6',
    );
    expect(asmOf(hexToBytes(`76a914${'11'.repeat(20)}88ac`))).toBe(
      `OP_DUP OP_HASH160 OP_PUSHBYTES_20 ${'11'.repeat(20)} OP_EQUALVERIFY OP_CHECKSIG`,
    );
    expect(asmOf(hexToBytes(`5120${'22'.repeat(32)}`))).toBe(`OP_PUSHNUM_1 OP_PUSHBYTES_32 ${'22'.repeat(32)}`);
    expect(asmOf(hexToBytes('6a4c0103'))).toBe('OP_RETURN OP_PUSHDATA1 03');
    expect(asmOf(hexToBytes('6a04ab'))).toBe('OP_RETURN OP_PUSHBYTES_4 <push past end>');
  });
});
