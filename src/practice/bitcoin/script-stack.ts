// Owns the two stacks of a running script, and the opcodes that only move, count and hash what lies on them.
import { ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sameBytes } from './bytes.ts';
import { opcode } from './opcodes.ts';
import { demand, ScriptFailure } from './script-failure.ts';
import { isTrue, numberBytes, numberOf } from './script-number.ts';
import { doubleHash } from './transaction.ts';

const tooShort = 'Operation not valid with the current stack size';

export class ScriptStack {
  readonly alternative: Uint8Array[] = [];

  constructor(readonly items: Uint8Array[]) {}

  /** The script fails unless there are at least so many. */
  need(count: number): void {
    demand(this.items.length >= count, tooShort);
  }

  /** Counted from the top: 0 is the newest. */
  at(depth: number): Uint8Array {
    const item = this.items[this.items.length - 1 - depth];
    if (item === undefined) throw new ScriptFailure(tooShort);
    return item;
  }

  pop(): Uint8Array {
    const item = this.items.pop();
    if (item === undefined) throw new ScriptFailure(tooShort);
    return item;
  }

  push(...items: readonly Uint8Array[]): void {
    this.items.push(...items);
  }

  pushNumber(value: bigint): void {
    this.push(numberBytes(value));
  }

  pushTruth(holds: boolean): void {
    this.pushNumber(holds ? 1n : 0n);
  }

  /** Pops nothing: the number at this depth. */
  numberAt(depth: number): bigint {
    return numberOf(this.at(depth));
  }

  /** Takes out the item at this depth. */
  takeOut(depth: number): Uint8Array {
    const [item] = this.items.splice(this.items.length - 1 - depth, 1);
    if (item === undefined) throw new ScriptFailure(tooShort);
    return item;
  }

  /** Takes the newest `count`, oldest first. */
  take(count: number): readonly Uint8Array[] {
    this.need(count);
    return this.items.splice(this.items.length - count);
  }
}

type Operation = (stack: ScriptStack) => void;

export function hash160(bytes: Uint8Array): Uint8Array {
  return ripemd160(sha256(bytes));
}

/** Pops the top and ends the script unless it is true. */
export function verifyTop(stack: ScriptStack, reason: string): void {
  stack.need(1);
  demand(isTrue(stack.at(0)), reason);
  stack.pop();
}

/** Takes `count` items and puts back those at the given places (0 is the oldest), in that order. */
function shuffled(count: number, ...places: readonly number[]): Operation {
  return (stack) => {
    const items = stack.take(count);
    stack.push(...places.flatMap((place) => items[place] ?? []));
  };
}

function onNumber(change: (value: bigint) => bigint): Operation {
  return (stack) => {
    stack.need(1);
    const value = change(stack.numberAt(0));
    stack.pop();
    stack.pushNumber(value);
  };
}

function onNumbers(change: (left: bigint, right: bigint) => bigint | boolean): Operation {
  return (stack) => {
    stack.need(2);
    const value = change(stack.numberAt(1), stack.numberAt(0));
    stack.take(2);
    stack.pushNumber(BigInt(value));
  };
}

function hashing(hash: (bytes: Uint8Array) => Uint8Array): Operation {
  return (stack) => {
    stack.need(1);
    stack.push(hash(stack.pop()));
  };
}

/** OP_PICK and OP_ROLL: the number on top says which item. */
function reaching(reach: (stack: ScriptStack, depth: number) => Uint8Array): Operation {
  return (stack) => {
    stack.need(2);
    const depth = stack.numberAt(0);
    stack.pop();
    demand(depth >= 0n && depth < BigInt(stack.items.length), tooShort);
    stack.push(reach(stack, Number(depth)));
  };
}

function fromAlternative(stack: ScriptStack): void {
  const item = stack.alternative.pop();
  if (item === undefined) throw new ScriptFailure('Operation not valid with the current altstack size');
  stack.push(item);
}

function within(stack: ScriptStack): void {
  stack.need(3);
  const [value, least, most] = [stack.numberAt(2), stack.numberAt(1), stack.numberAt(0)];
  stack.take(3);
  stack.pushTruth(value >= least && value < most);
}

function equal(stack: ScriptStack): void {
  stack.need(2);
  stack.pushTruth(sameBytes(stack.pop(), stack.pop()));
}

const numEqual = onNumbers((left, right) => left === right);

const byName: Readonly<Record<string, Operation>> = {
  NOP: () => undefined,
  VERIFY: (stack) => verifyTop(stack, 'Script failed an OP_VERIFY operation'),
  RETURN: () => demand(false, 'OP_RETURN was encountered'),
  TOALTSTACK: (stack) => stack.alternative.push(stack.pop()),
  FROMALTSTACK: fromAlternative,
  '2DROP': shuffled(2),
  '2DUP': shuffled(2, 0, 1, 0, 1),
  '3DUP': shuffled(3, 0, 1, 2, 0, 1, 2),
  '2OVER': shuffled(4, 0, 1, 2, 3, 0, 1),
  '2ROT': shuffled(6, 2, 3, 4, 5, 0, 1),
  '2SWAP': shuffled(4, 2, 3, 0, 1),
  IFDUP: (stack) => stack.push(...(isTrue(stack.at(0)) ? [stack.at(0)] : [])),
  DEPTH: (stack) => stack.pushNumber(BigInt(stack.items.length)),
  DROP: shuffled(1),
  DUP: shuffled(1, 0, 0),
  NIP: shuffled(2, 1),
  OVER: shuffled(2, 0, 1, 0),
  PICK: reaching((stack, depth) => stack.at(depth)),
  ROLL: reaching((stack, depth) => stack.takeOut(depth)),
  ROT: shuffled(3, 1, 2, 0),
  SWAP: shuffled(2, 1, 0),
  TUCK: shuffled(2, 1, 0, 1),
  SIZE: (stack) => stack.pushNumber(BigInt(stack.at(0).length)),
  EQUAL: equal,
  EQUALVERIFY: (stack) => {
    equal(stack);
    verifyTop(stack, 'Script failed an OP_EQUALVERIFY operation');
  },
  '1ADD': onNumber((value) => value + 1n),
  '1SUB': onNumber((value) => value - 1n),
  NEGATE: onNumber((value) => -value),
  ABS: onNumber((value) => (value < 0n ? -value : value)),
  NOT: onNumber((value) => (value === 0n ? 1n : 0n)),
  '0NOTEQUAL': onNumber((value) => (value === 0n ? 0n : 1n)),
  ADD: onNumbers((left, right) => left + right),
  SUB: onNumbers((left, right) => left - right),
  BOOLAND: onNumbers((left, right) => left !== 0n && right !== 0n),
  BOOLOR: onNumbers((left, right) => left !== 0n || right !== 0n),
  NUMEQUAL: numEqual,
  NUMEQUALVERIFY: (stack) => {
    numEqual(stack);
    verifyTop(stack, 'Script failed an OP_NUMEQUALVERIFY operation');
  },
  NUMNOTEQUAL: onNumbers((left, right) => left !== right),
  LESSTHAN: onNumbers((left, right) => left < right),
  GREATERTHAN: onNumbers((left, right) => left > right),
  LESSTHANOREQUAL: onNumbers((left, right) => left <= right),
  GREATERTHANOREQUAL: onNumbers((left, right) => left >= right),
  MIN: onNumbers((left, right) => (left < right ? left : right)),
  MAX: onNumbers((left, right) => (left > right ? left : right)),
  WITHIN: within,
  RIPEMD160: hashing(ripemd160),
  SHA1: hashing(sha1),
  SHA256: hashing(sha256),
  HASH160: hashing(hash160),
  HASH256: hashing(doubleHash),
};

/** By opcode. */
export const stackOperations: ReadonlyMap<number, Operation> = new Map(
  Object.entries(byName).map(([name, operation]) => [opcode(name), operation]),
);
