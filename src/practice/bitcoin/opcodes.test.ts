import { hexToBytes } from '@noble/hashes/utils.js';
import { script } from 'bitcoinjs-lib';
import { describe, expect, it } from 'vitest';
import { hasValidSteps, isPushOnly, opcode, opcodeName, stepsOf } from './opcodes.ts';

describe('opcodes', () => {
  it('have the names and codes that bitcoinjs-lib knows', () => {
    const theirs = Object.entries(script.OPS).flatMap(([name, code]) =>
      typeof code === 'number' && code >= 0x61 && code <= 0xb9 ? [[name, code] as const] : [],
    );
    expect(theirs.length).toBeGreaterThan(70);
    const spelled: Readonly<Record<string, string>> = { OP_NOP2: 'OP_CHECKLOCKTIMEVERIFY', OP_NOP3: 'OP_CHECKSEQUENCEVERIFY' };
    for (const [name, code] of theirs) expect([code, `OP_${opcodeName(code)}`]).toEqual([code, spelled[name] ?? name]);
    expect(opcode('CHECKSIGADD')).toBe(0xba);
    expect(() => opcode('CHECKSIGN')).toThrow('no opcode');
  });
});

describe('steps of a script', () => {
  it('are read with what they push', () => {
    const steps = stepsOf(hexToBytes('00024142514c0143ac'));
    expect(steps?.map(({ code, data }) => [code, data === null ? null : Buffer.from(data).toString()])).toEqual([
      [0, ''],
      [2, 'AB'],
      [0x51, null],
      [0x4c, 'C'],
      [0xac, null],
    ]);
  });

  it('are nothing if the script ends inside a push', () => {
    for (const torn of ['01', '4c', '4c02ab', '4d01', '4effffffff']) expect(stepsOf(hexToBytes(torn))).toBeNull();
  });

  it('tell pushes from deeds, and what no node would run', () => {
    expect([isPushOnly(hexToBytes('0051604f024142')), isPushOnly(hexToBytes('0061')), isPushOnly(hexToBytes('02aa'))]).toEqual([
      true,
      false,
      false,
    ]);
    const long = Uint8Array.of(0x4d, 0x09, 0x02, ...new Uint8Array(521));
    expect([hasValidSteps(hexToBytes('00b9')), hasValidSteps(hexToBytes('ba')), hasValidSteps(long)]).toEqual([true, false, false]);
  });
});
