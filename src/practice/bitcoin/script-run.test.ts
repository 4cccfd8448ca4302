// Scripts by themselves: what they leave on the stack, and Core's words when they fail. The rest is told against a real node, in tests/bitcoind.
import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import type { Spend } from './check-signature.ts';
import { ScriptFailure } from './script-failure.ts';
import { runScript } from './script-run.ts';
import type { ScriptProgram } from './script-state.ts';
import { type ChainTransaction, decodeTransaction } from './transaction.ts';

const transaction = decodeTransaction(`0200000001${'11'.repeat(32)}00000000000500000000c8000000`) as ChainTransaction;
const spend: Spend = { transaction, index: 0, spent: [{ script: Uint8Array.of(0x51), value: 1n }], annex: null };

function outcome(hex: string, version: ScriptProgram['version'] = 'v0', items: readonly string[] = []): string {
  const stack = items.map((item) => hexToBytes(item));
  const tapscript = version === 'tapscript' ? { leafHash: new Uint8Array(32), budget: 0 } : null;
  try {
    runScript({ version, script: hexToBytes(hex), spend, tapscript }, stack);
    return stack.map((item) => Buffer.from(item).toString('hex')).join(' ');
  } catch (error) {
    if (error instanceof ScriptFailure) return error.reason;
    throw error;
  }
}

describe('a script', () => {
  it('reckons', () => {
    const sums: readonly (readonly [string, string])[] = [
      ['515293', '03'],
      ['5152948f', '01'],
      ['02ff00518b', 'ff00 02'],
      ['02ff008b', '0001'],
      ['60905a9f', ''],
      ['525153a5', '01'],
      ['5a5b5ca5', ''],
      ['4f8f', '01'],
    ];
    for (const [hex, left] of sums) expect([hex, outcome(hex)]).toEqual([hex, left]);
  });

  it('moves what lies on the stack', () => {
    const moves: readonly (readonly [string, string])[] = [
      ['51525354556b6c', '01 02 03 04 05'],
      ['5152537b', '02 03 01'],
      ['515253547272', '01 02 03 04'],
      ['5152535455560171', '01 02 03 04 05 06 71'],
      ['51525354555671', '03 04 05 06 01 02'],
      ['5152535470', '01 02 03 04 01 02'],
      ['51525179', '01 02 01'],
      ['515253527a', '02 03 01'],
      ['51527d', '02 01 02'],
      ['515277', '02'],
      ['51527374', '01 02 02 03'],
    ];
    for (const [hex, left] of moves) expect([hex, outcome(hex)]).toEqual([hex, left]);
  });

  it('takes one branch of two', () => {
    expect([outcome('516352675368'), outcome('006352675368'), outcome('006452675368')]).toEqual(['02', '03', '02']);
    expect(outcome('006351676568')).toBe('Opcode missing or not understood');
    expect(outcome('5163')).toBe('Invalid OP_IF construction');
    expect(outcome('67')).toBe('Invalid OP_IF construction');
    expect(outcome('526368')).toBe('OP_IF/NOTIF argument must be minimal');
    expect(outcome('526368', 'tapscript')).toBe('OP_IF/NOTIF argument must be minimal in tapscript');
    expect(outcome('526368', 'base')).toBe('');
  });

  it('waits for its time', () => {
    expect(outcome('02c800b1')).toBe('c800');
    expect(outcome('02c900b1')).toBe('Locktime requirement not satisfied');
    expect(outcome('4fb1')).toBe('Negative locktime');
    expect(outcome('0400e1f505b1')).toBe('Locktime requirement not satisfied');
    expect(outcome('55b2')).toBe('05');
    expect(outcome('56b2')).toBe('Locktime requirement not satisfied');
    expect(outcome('050000008000b2')).toBe('0000008000');
  });

  it('fails in the words of the field', () => {
    const failures: readonly (readonly [string, string])[] = [
      ['75', 'Operation not valid with the current stack size'],
      ['6c', 'Operation not valid with the current altstack size'],
      ['0069', 'Script failed an OP_VERIFY operation'],
      ['6a', 'OP_RETURN was encountered'],
      ['50', 'Opcode missing or not understood'],
      ['00637e68', 'Attempted to use a disabled opcode'],
      ['4c0101', 'Data push larger than necessary'],
      ['0101', 'Data push larger than necessary'],
      ['b0', 'NOPx reserved for soft-fork upgrades'],
      ['0500000000018b', 'unknown error'],
      ['0200008b', 'unknown error'],
      ['61'.repeat(202), 'Operation limit exceeded'],
      ['51'.repeat(1001), 'Stack size limit exceeded'],
      [`4d0902${'00'.repeat(521)}`, 'Push value size limit exceeded'],
      ['00'.repeat(10_001), 'Script is too big'],
      ['00000115ae', 'Pubkey count negative or limit exceeded'],
      ['00525151ae', 'Signature count negative or greater than pubkey count'],
    ];
    for (const [hex, words] of failures) expect([hex.slice(0, 20), outcome(hex)]).toEqual([hex.slice(0, 20), words]);
  });

  it('counts neither opcodes nor bytes in tapscript, but knows no old multisig there', () => {
    expect(outcome('61'.repeat(10_001), 'tapscript')).toBe('');
    expect(outcome('000000ae', 'tapscript')).toBe('OP_CHECKMULTISIG(VERIFY) is not available in tapscript');
    expect(outcome('ba', 'v0')).toBe('Opcode missing or not understood');
    expect(outcome('ab', 'base')).toBe('Using OP_CODESEPARATOR in non-witness script');
  });
});
