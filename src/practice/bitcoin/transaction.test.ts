// Reading and writing transactions against bitcoinjs-lib, which this codec does not use.
import fc from 'fast-check';
import { Transaction } from 'bitcoinjs-lib';
import { describe, expect, it } from 'vitest';
import { decodeTransaction } from './transaction.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const drawn = fc.record({
  version: fc.integer({ min: 0, max: 0xffffffff }),
  lockTime: fc.integer({ min: 0, max: 0xffffffff }),
  inputs: fc.array(
    fc.record({
      hash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      index: fc.integer({ min: 0, max: 0xffffffff }),
      sequence: fc.integer({ min: 0, max: 0xffffffff }),
      script: bytes(300),
      witness: fc.array(bytes(300), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  outputs: fc.array(fc.record({ script: bytes(300), value: fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n }) }), { maxLength: 4 }),
});

function theirs({ version, lockTime, inputs, outputs }: typeof drawn extends fc.Arbitrary<infer T> ? T : never): Transaction {
  const transaction = new Transaction();
  transaction.version = version;
  transaction.locktime = lockTime;
  for (const { hash, index, sequence, script, witness } of inputs)
    transaction.setWitness(transaction.addInput(hash, index, sequence, script), witness);
  for (const { script, value } of outputs) transaction.addOutput(script, value);
  return transaction;
}

describe('a transaction', () => {
  it('is read, named, weighed and written as bitcoinjs-lib does it', () => {
    fc.assert(
      fc.property(drawn, (parts) => {
        const transaction = theirs(parts);
        const ours = decodeTransaction(transaction.toHex());
        expect(ours?.hex).toBe(transaction.toHex());
        expect(ours?.txid).toBe(transaction.getId());
        expect(ours?.wtxid).toBe(Buffer.from(transaction.getHash(true)).reverse().toString('hex'));
        expect([ours?.weight, ours?.virtualSize]).toEqual([transaction.weight(), transaction.virtualSize()]);
        expect([ours?.version, ours?.lockTime]).toEqual([parts.version, parts.lockTime]);
        expect(ours?.outputs).toEqual(parts.outputs.map(({ script, value }) => ({ value, script })));
      }),
    );
  });

  it('is nothing if a byte is missing, left over, or a size is written longer than it need be', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (parts, cut) => {
        const hex = theirs(parts).toHex();
        expect(decodeTransaction(hex.slice(0, -2 * (1 + (cut % 60))))).toBeNull();
        expect(decodeTransaction(`${hex}00`)).toBeNull();
      }),
    );
    const [plain, wide] = ['02000000' + '01', '02000000' + 'fd0100'];
    const rest = `${'11'.repeat(32)}0000000000ffffffff0000000000`;
    expect([decodeTransaction(plain + rest) !== null, decodeTransaction(wide + rest)]).toEqual([true, null]);
  });

  it('with a form for witnesses but none in it, or with a flag of no meaning, is nothing', () => {
    const rest = `01${'11'.repeat(32)}0000000000ffffffff00`;
    expect(decodeTransaction(`020000000001${rest}0000000000`)).toBeNull();
    expect(decodeTransaction(`020000000002${rest}0000000000`)).toBeNull();
    expect(decodeTransaction(`020000000001${rest}010000000000`)?.inputs[0]?.witness).toEqual([new Uint8Array(0)]);
  });

  it('of a hostile size ends with its bytes', () => {
    expect(decodeTransaction('02000000feffffff01')).toBeNull();
    expect(decodeTransaction('02000000ffffffffffffffffff')).toBeNull();
  });

  it('may hold an amount below nothing, so that it can be refused for it', () => {
    const hex = `0200000001${'11'.repeat(32)}0000000000ffffffff01${'ff'.repeat(8)}0000000000`;
    expect(decodeTransaction(hex)?.outputs[0]?.value).toBe(-1n);
  });
});
