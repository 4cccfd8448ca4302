// Owns random little programs as outputs: both chains run them, and must end alike.
import { keyOf, nested, p2trScript, p2wsh, type Coin, type Lock } from './practice-coins.ts';
import { spending } from './practice-builder.ts';
import type { Dice } from './practice-dice.ts';
import type { World } from './practice-world.ts';

/** Opcodes that a program is made of: all but those that need a signature. */
const codes: readonly number[] = [
  '00 4f 51 52 53 60 61 63 64 67 68 69 6a 6b 6c 6d 6e 6f 70 71 72 73 74 75 76 77 78 79 7a 7b 7c 7d',
  '82 87 88 8b 8c 8f 90 91 92 93 94 9a 9b 9c 9d 9e 9f a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab b0 b1 b2',
].flatMap((line) => line.split(' ').map((code) => Number.parseInt(code, 16)));
const rare: readonly number[] = [0x50, 0x62, 0x65, 0x7e, 0x8d, 0xac, 0xad, 0xae, 0xaf, 0xb3, 0xba, 0xbb, 0xff, 0x4c, 0x05];

/** OP_IF and its kin: Knots refuses them in tapscript since 29.3. */
const branching: ReadonlySet<number> = new Set([0x63, 0x64, 0x67, 0x68]);

function program(dice: Dice, mayBranch: boolean): Uint8Array {
  const bytes: number[] = [];
  const length = dice.pick([1, 2, 3, 5, 8, 14]);
  while (bytes.length < length) {
    const kind = dice.int(1, 30);
    if (kind === 1) bytes.push(dice.pick(rare));
    else if (kind <= 8) bytes.push(0x51 + dice.int(0, 4));
    else if (kind <= 12) bytes.push(...((size: number) => [size, ...dice.bytes(size)])(dice.int(1, 5)));
    else bytes.push(dice.pick(mayBranch ? codes : codes.filter((code) => !branching.has(code))));
  }
  // Often enough it ends well: what is left is dropped, and one is true.
  return Uint8Array.from(dice.once(3) ? bytes : [...bytes, ...Array.from({ length: dice.int(0, 3) }, () => 0x75), 0x51]);
}

const unary: readonly number[] = [0x8b, 0x8c, 0x8f, 0x90, 0x91, 0x92];
const binary: readonly number[] = [0x93, 0x94, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0x87];
/** On any bytes: a hash and its size, or the bytes doubled and compared. */
const onBytes: readonly (readonly number[])[] = [
  [0xa6, 0x82, 0x77],
  [0xa7, 0x82, 0x77],
  [0xa8, 0x82, 0x77],
  [0xaa, 0x82, 0x77],
  [0x76, 0xa9, 0x7c, 0xa9, 0x87],
  [0x76, 0x7d, 0x77, 0x87],
  [0x6b, 0x6c],
];

/** A program that leaves one number on the stack, mostly a true one. */
function expression(dice: Dice, depth: number): number[] {
  if (depth === 0) return [dice.pick([0x00, 0x4f, 0x51, 0x52, 0x53, 0x5a])];
  const inner = () => expression(dice, depth - 1);
  switch (dice.int(1, 6)) {
    case 1:
      return [...inner(), dice.pick(unary)];
    case 2:
      return [...inner(), ...dice.pick(onBytes)];
    case 3:
      return [...inner(), ...inner(), ...inner(), 0xa5];
    case 4:
      return [...inner(), ...inner(), 0x7c, 0x75];
    default:
      return [...inner(), ...inner(), dice.pick(binary)];
  }
}

function items(dice: Dice): Uint8Array[] {
  return Array.from({ length: dice.int(0, 3) }, () =>
    dice.pick([
      new Uint8Array(0),
      Uint8Array.of(1),
      Uint8Array.of(2),
      Uint8Array.of(0x81),
      Uint8Array.of(0, 1),
      dice.bytes(dice.int(1, 6)),
    ]),
  );
}

function lockOf(dice: Dice): Lock {
  const kind = dice.int(1, 4);
  const wild = dice.once(2);
  const given = wild ? items(dice) : [];
  const code = wild ? program(dice, kind !== 1) : Uint8Array.from(expression(dice, dice.int(1, 3)));
  switch (kind) {
    case 1:
      return p2trScript('tapscript', keyOf(dice), code, () => given, dice.once(8) ? 0xc2 : 0xc0);
    case 2:
      return nested({ kind: 'old', script: code, unlock: () => ({ script: pushes(given), witness: [] }) });
    default:
      return p2wsh('p2wsh', code, () => given);
  }
}

function pushes(given: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(given.flatMap((item) => [item.length, ...item]));
}

/** So many confirmed coins locked by programs. */
export async function programmed(world: World, count: number): Promise<readonly Coin[]> {
  const made: Coin[] = [];
  while (made.length < count) {
    const paid = spending(
      [world.take()],
      Array.from({ length: 40 }, () => lockOf(world.dice)),
      3,
    );
    await world.pair.send(paid.hex);
    made.push(...paid.made);
  }
  await world.mine();
  return made.slice(0, count);
}
