// Owns the ways in which a transaction may be broken: each makes the bytes of one that a node must refuse.
import { Transaction } from 'bitcoinjs-lib';
import { type Built, built, type Draft, finished, spending, valueOf } from './practice-builder.ts';
import { type Coin, type Faults, type Lock, keyOf, p2wpkh } from './practice-coins.ts';
import type { World } from './practice-world.ts';

/** Hex of a broken transaction; it may have sent others before it. */
export type Way = (world: World) => string | Promise<string>;

const isWitness = ({ lock }: Coin) =>
  lock.kind !== 'p2pkh' && lock.kind !== 'p2pk' && lock.kind !== 'multisig' && lock.kind !== 'p2sh-multisig';
const isNative = (coin: Coin) => isWitness(coin) && !coin.lock.kind.startsWith('p2sh');
const isEcdsa = ({ lock }: Coin) => !lock.kind.startsWith('p2tr');
const is = (kind: string) => (coin: Coin) => coin.lock.kind === kind;

/** A sound payment of one coin, but for what `more` says. */
function one(world: World, more: Partial<Draft> = {}, coin: Coin = world.take()): Built {
  return spending([coin], [world.lock(), world.lock()], world.dice.int(2, 20), more);
}

const faulty =
  (faults: (world: World) => Faults, fits?: (coin: Coin) => boolean): Way =>
  (world) =>
    one(world, { faults: faults(world) }, world.take(fits)).hex;

function changed(change: (transaction: Transaction, world: World) => void, fits?: (coin: Coin) => boolean): Way {
  return (world) => {
    const { transaction } = one(world, {}, world.take(fits));
    change(transaction, world);
    return finished(transaction).hex;
  };
}

/** Amounts that the library would not write: the eight bytes of the first output are put in by hand. */
function withValues(...values: readonly bigint[]): Way {
  return (world) => {
    const marks = [0x1122334455n, 0x2233445566n];
    const coin = world.take();
    const { hex } = built({ coins: [coin], to: marks.map((value) => ({ lock: p2wpkh(keyOf(world.dice)), value })) });
    return marks.reduce((text, mark, index) => text.replace(amountHex(mark), amountHex(values[index] ?? 100_000n)), hex);
  };
}

function amountHex(value: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes.toString('hex');
}

function raw(script: Uint8Array): Lock {
  return { kind: 'raw', script, unlock: () => ({ script: new Uint8Array(0), witness: [] }) };
}

/** Pays a little to an output that nodes do not relay. */
const paysTo =
  (script: (world: World) => Uint8Array, value = 50_000n): Way =>
  (world) => {
    const coin = world.take();
    return built({
      coins: [coin],
      to: [
        { lock: world.lock(), value: coin.value - value - 3_000n },
        { lock: raw(script(world)), value },
      ],
    }).hex;
  };

function flipped(signature: Uint8Array, at: number): Uint8Array {
  const bytes = Uint8Array.from(signature);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** The same signature with the other S. */
function highS(signature: Uint8Array): Uint8Array {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const lengthR = signature[3] ?? 0;
  const r = signature.subarray(2, 4 + lengthR);
  const low = BigInt(`0x${Buffer.from(signature.subarray(6 + lengthR, -1)).toString('hex')}`);
  const s = Buffer.from((order - low).toString(16).padStart(64, '0'), 'hex');
  const number = (s[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), s]) : s;
  const body = Buffer.concat([r, Buffer.of(2, number.length), number]);
  return Buffer.concat([Buffer.of(0x30, body.length), body, signature.subarray(-1)]);
}

/** A zero more before R: the length fits, the form does not. */
function paddedR(signature: Uint8Array): Uint8Array {
  const lengthR = signature[3] ?? 0;
  const body = Buffer.concat([Buffer.of(2, lengthR + 1, 0), signature.subarray(4, -1)]);
  return Buffer.concat([Buffer.of(0x30, body.length), body, signature.subarray(-1)]);
}

const witnessOf = (transaction: Transaction, change: (items: Uint8Array[]) => Uint8Array[]): void =>
  transaction.setWitness(0, change([...(transaction.ins[0]?.witness ?? [])]));

/** A replacement's first, in both mempools. */
async function first(world: World, rate: number, more: Partial<Draft> = {}): Promise<{ readonly coin: Coin; readonly sent: Built }> {
  const coin = world.take();
  const sent = spending([coin], [p2wpkh(keyOf(world.dice)), p2wpkh(keyOf(world.dice))], rate, more);
  await world.send(sent);
  return { coin, sent };
}

async function chain(world: World, length: number, start: Coin = world.take()): Promise<Coin> {
  let last = start;
  for (let made = 0; made < length; made += 1) {
    const step = spending([last], [p2wpkh(keyOf(world.dice))], 2);
    await world.send(step);
    last = step.made[0] ?? last;
  }
  return last;
}

function times(world: World): Partial<Draft> {
  return world.dice.once(2) ? { lockTime: world.height + world.dice.int(1, 50) } : { lockTime: world.medianTime + world.dice.int(0, 5000) };
}

export const signatures: Readonly<Record<string, Way>> = {
  'a bit of the signature flipped': faulty(() => ({ bend: (signature) => flipped(signature, 40) })),
  'signed by another key': faulty(({ dice }) => ({ key: dice.bytes(32) })),
  'signed for another amount': faulty(({ dice }) => ({ amount: BigInt(dice.pick([-1, 1, 100_000])) }), isWitness),
  'an output changed after signing': changed((transaction) => {
    const [output] = transaction.outs;
    if (output !== undefined) output.value -= 1n;
  }),
  'a high S': faulty(() => ({ bend: highS }), isEcdsa),
  'DER with a needless zero': faulty(() => ({ bend: paddedR }), isEcdsa),
  'DER cut short': faulty(({ dice }) => ({ bend: (signature) => signature.subarray(0, -dice.int(2, 30)) })),
  'an unknown hash type': faulty(({ dice }) => ({ type: dice.pick([4, 0x20, 0x42, 0x84, 0xff]) })),
  'hash type 0 spelled out': faulty(() => ({ bend: (signature) => new Uint8Array([...signature.subarray(0, 64), 0]) })),
  'an empty signature': faulty(() => ({ bend: () => new Uint8Array(0) })),
  'a hash type other than was signed': faulty(() => ({ bend: (signature) => new Uint8Array([...signature.subarray(0, -1), 3]) }), isEcdsa),
};

export const witnesses: Readonly<Record<string, Way>> = {
  'no witness': changed((transaction) => transaction.setWitness(0, []), isWitness),
  'an item too many': changed(
    (transaction, { dice }) => witnessOf(transaction, (items) => [dice.bytes(dice.int(0, 40)), ...items]),
    isWitness,
  ),
  'an item too few': changed((transaction) => witnessOf(transaction, (items) => items.slice(1)), isWitness),
  'a witness where none belongs': changed((transaction) => transaction.setWitness(0, [Buffer.of(1)]), is('p2pkh')),
  'an input script where none belongs': changed((transaction) => transaction.setInputScript(0, Buffer.of(0x51)), is('p2wpkh')),
  'more than the redeem script pushed': changed((transaction) => {
    transaction.setInputScript(0, Buffer.concat([Buffer.of(0x51), transaction.ins[0]?.script ?? Buffer.of()]));
  }, is('p2sh-p2wpkh')),
  'another redeem script': changed((transaction) => {
    transaction.setInputScript(0, flipped(transaction.ins[0]?.script ?? Buffer.of(), 10));
  }, is('p2sh-p2wpkh')),
  'another key of the right form': changed(
    (transaction, { dice }) => witnessOf(transaction, ([signature]) => [signature ?? Buffer.of(), Buffer.of(2, ...dice.bytes(32))]),
    is('p2wpkh'),
  ),
  'another witness script': changed(
    (transaction) => witnessOf(transaction, (items) => [...items.slice(0, -1), Buffer.of(0x51)]),
    is('p2wsh-multisig'),
  ),
  'a dummy that is not empty': changed(
    (transaction) => witnessOf(transaction, ([, ...items]) => [Buffer.of(1), ...items]),
    is('p2wsh-multisig'),
  ),
  'two signatures in the wrong order': changed(
    (transaction) => witnessOf(transaction, ([dummy = Buffer.of(), left = dummy, right = dummy, ...rest]) => [dummy, right, left, ...rest]),
    is('p2wsh-multisig'),
  ),
  'one signature twice': changed(
    (transaction) => witnessOf(transaction, ([dummy = Buffer.of(), left = dummy, , ...rest]) => [dummy, left, left, ...rest]),
    is('p2wsh-multisig'),
  ),
  'a taproot annex': changed((transaction) => witnessOf(transaction, (items) => [...items, Buffer.of(0x50, 1, 2)]), is('p2tr')),
  'a control block of the wrong length': changed(
    (transaction) => witnessOf(transaction, (items) => [...items.slice(0, -1), items.at(-1)?.subarray(0, -1) ?? Buffer.of()]),
    is('p2tr-script'),
  ),
  'a control block of another tree': changed(
    (transaction) => witnessOf(transaction, (items) => [...items.slice(0, -1), flipped(items.at(-1) ?? Buffer.of(), 50)]),
    is('p2tr-script'),
  ),
  'a control block of the other parity': changed(
    (transaction) => witnessOf(transaction, (items) => [...items.slice(0, -1), flipped(items.at(-1) ?? Buffer.of(), 0)]),
    is('p2tr-multisig'),
  ),
  'another tapscript': changed(
    (transaction) => witnessOf(transaction, (items) => [...items.slice(0, -2), Buffer.of(0x51), items.at(-1) ?? Buffer.of()]),
    is('p2tr-script'),
  ),
};

export const forms: Readonly<Record<string, Way>> = {
  'bytes that end too early': (world) => one(world).hex.slice(0, -2 * world.dice.int(1, 60)),
  'bytes left over': (world) => `${one(world).hex}00`,
  'no input': (world) => {
    const transaction = new Transaction();
    if (world.dice.once(2)) return '02000000000000000000';
    transaction.addOutput(world.lock().script, 10_000n);
    return transaction.toHex();
  },
  'no output': (world) => built({ coins: [world.take(isEcdsa)], to: [] }).hex,
  'an input twice': (world) => {
    const coin = world.take();
    return spending([coin, coin], [world.lock()], 5).hex;
  },
  'an input of a coinbase': (world) => {
    const transaction = new Transaction();
    transaction.addInput(new Uint8Array(32), 0xffffffff, 0xffffffff, world.dice.bytes(world.dice.pick([1, 4, 101])));
    transaction.addOutput(world.lock().script, 5_000_000_000n);
    return transaction.toHex();
  },
  'an input of nothing beside another': (world) => {
    const coin = world.take(isEcdsa);
    const paid = built({
      coins: [coin],
      to: [{ lock: world.lock(), value: coin.value - 5_000n }],
      shape: (transaction) => void transaction.addInput(new Uint8Array(32), 0xffffffff),
    });
    return paid.hex;
  },
  'a negative output': withValues(-1n),
  'an output of more than there is': withValues(2_100_000_000_000_001n),
  'outputs of more than there is together': withValues(2_000_000_000_000_000n, 2_000_000_000_000_000n),
  'a version that nodes do not relay': (world) => one(world, { version: world.dice.pick([0, 4, 0x7fffffff, 0xffffffff]) }).hex,
  'too heavy': (world) => {
    const coin = world.take();
    const lock = p2wpkh(keyOf(world.dice));
    const to = Array.from({ length: 3_300 }, () => ({ lock, value: 600n }));
    return built({ coins: [coin], to }).hex;
  },
  'too small': (world) => built({ coins: [world.take(isNative)], to: [{ lock: raw(Buffer.of(0x6a)), value: 0n }] }).hex,
  'an output script of no known form': paysTo((world) =>
    world.dice.pick([Buffer.of(0x51), Buffer.of(0x76, 0x87), Buffer.of(0x6a, 0x05, 1), Buffer.of()]),
  ),
  'a witness program of the wrong length': paysTo((world) => Buffer.of(0, 25, ...world.dice.bytes(25))),
  'a multisig output of four keys': paysTo((world) =>
    Buffer.of(0x51, ...[1, 2, 3, 4].flatMap(() => [33, 2, ...world.dice.bytes(32)]), 0x54, 0xae),
  ),
  'too much data': paysTo((world) => Buffer.of(0x6a, 0x4c, 90, ...world.dice.bytes(90)), 0n),
  'money burnt in a data output': paysTo(() => Buffer.of(0x6a, 1, 7), 1_000n),
  'two data outputs': (world) => {
    const coin = world.take();
    const data = () => ({ lock: raw(Buffer.of(0x6a, 4, ...world.dice.bytes(4))), value: 0n });
    return built({ coins: [coin], to: [data(), { lock: world.lock(), value: coin.value - 5_000n }, data()] }).hex;
  },
  'an input script with an opcode': changed((transaction) => {
    transaction.setInputScript(0, Buffer.concat([transaction.ins[0]?.script ?? Buffer.of(), Buffer.of(0x61)]));
  }, is('p2pkh')),
  'an input script beyond all use': changed((transaction, { dice }) => {
    transaction.setInputScript(0, Buffer.concat(Array.from({ length: 4 }, () => Buffer.from([0x4d, 0xf4, 1, ...dice.bytes(500)]))));
  }, is('p2pkh')),
  dust: (world) => {
    const coin = world.take();
    return built({
      coins: [coin],
      to: [
        { lock: world.lock(), value: BigInt(world.dice.int(0, 293)) },
        { lock: world.lock(), value: coin.value - 10_000n },
      ],
    }).hex;
  },
};

export const chainRules: Readonly<Record<string, Way>> = {
  'a coin that never was': (world) => one(world, {}, { ...world.take(), txid: Buffer.from(world.dice.bytes(32)).toString('hex') }).hex,
  'an output number that is not there': (world) => one(world, {}, { ...world.take(), vout: 9_999 }).hex,
  'a coin that a block has spent': async (world) => {
    const coin = world.take();
    await world.send(one(world, {}, coin));
    await world.mine();
    return one(world, {}, coin).hex;
  },
  'mined already': async (world) => {
    const sent = one(world);
    await world.send(sent);
    await world.mine();
    return sent.hex;
  },
  'more out than in': (world) => {
    const coin = world.take();
    return built({ coins: [coin], to: [{ lock: world.lock(), value: coin.value + BigInt(world.dice.int(1, 1000)) }] }).hex;
  },
  'a fee below the least': (world) => {
    const coins = world.some(2);
    return built({ coins, to: [{ lock: world.lock(), value: valueOf(coins) - BigInt(world.dice.int(0, 60)) }] }).hex;
  },
  'a fee beyond all reason': async (world) => {
    // At most 150 vB, so that the fee is above 0.10 BTC/kvB whatever is paid to.
    const coin = await world.locked(p2wpkh(keyOf(world.dice)), 2_500_000n);
    return built({ coins: [coin], to: [{ lock: world.lock(), value: 20_000n }] }).hex;
  },
  'a lock time that has not come': (world) => one(world, times(world)).hex,
  'a relative lock in blocks': (world) => one(world, { sequence: world.dice.int(5_000, 60_000) }).hex,
  'a relative lock in time': (world) => one(world, { sequence: 0x400000 + world.dice.int(500, 60_000) }).hex,
  'a coinbase that is not ripe': (world) => {
    const { state } = world.pair.side;
    const height = world.height - world.dice.int(0, 98);
    const txid = state.blockAt(height)?.txids[0] ?? '';
    const lock = p2wpkh(Buffer.from(state.faucetKey ?? '', 'hex'));
    const value = state.output({ txid, vout: 0 })?.value ?? 0n;
    return one(world, {}, { txid, vout: 0, value, lock }).hex;
  },
  'a spend of a witness version to come': async (world) => {
    const coin = await world.locked(raw(Buffer.of(0x52, 32, ...world.dice.bytes(32))));
    return one(world, {}, coin).hex;
  },
  'a chain too long': async (world) => one(world, {}, await chain(world, 25)).hex,
  'a family too wide': async (world) => {
    const coin = world.take();
    const fan = spending(
      [coin],
      Array.from({ length: 27 }, () => p2wpkh(keyOf(world.dice))),
      3,
    );
    await world.send(fan);
    for (const child of fan.made.slice(0, 25)) await world.send(spending([child], [p2wpkh(keyOf(world.dice))], 2));
    const [last, more] = fan.made.slice(25);
    if (last === undefined || more === undefined) throw new Error('no child is left');
    return spending([last, more], [p2wpkh(keyOf(world.dice))], 2).hex;
  },
  'version 3 on a parent of version 2': async (world) => one(world, { version: 3 }, (await first(world, 4)).sent.made[0]).hex,
  'version 2 on a parent of version 3': async (world) => one(world, {}, (await first(world, 4, { version: 3 })).sent.made[0]).hex,
  'version 3, a grandchild': async (world) => {
    const { sent } = await first(world, 4, { version: 3 });
    const child = one(world, { version: 3 }, sent.made[0]);
    await world.send(child);
    return one(world, { version: 3 }, child.made[0]).hex;
  },
};

export const replacements: Readonly<Record<string, Way>> = {
  'a replacement at no better rate': async (world) => {
    const { coin } = await first(world, 20);
    return spending([coin], [p2wpkh(keyOf(world.dice))], world.dice.int(2, 19)).hex;
  },
  'a replacement that does not pay its way': async (world) => {
    const { coin, sent } = await first(world, 5);
    const fee = coin.value - valueOf(sent.made) + BigInt(world.dice.int(1, 60));
    return built({ coins: [coin], to: [{ lock: p2wpkh(keyOf(world.dice)), value: coin.value - fee }] }).hex;
  },
  'a replacement that pays less than all it pushes out': async (world) => {
    const { coin, sent } = await first(world, 3);
    await world.send(spending(sent.made, [p2wpkh(keyOf(world.dice))], 60));
    return spending([coin], [p2wpkh(keyOf(world.dice))], 6).hex;
  },
  'a replacement that leans on a new unconfirmed coin': async (world) => {
    const { coin } = await first(world, 2);
    const other = await first(world, 4);
    const [leaning] = other.sent.made;
    if (leaning === undefined) throw new Error('nothing was paid');
    return spending([coin, leaning], [p2wpkh(keyOf(world.dice))], 40).hex;
  },
  'a replacement that spends what it replaces': async (world) => {
    const { coin, sent } = await first(world, 2);
    return spending([coin, ...sent.made.slice(0, 1)], [p2wpkh(keyOf(world.dice))], 40).hex;
  },
  'a replacement of more than a hundred': async (world) => {
    const firsts = [];
    for (let made = 0; made < 5; made += 1) {
      const { coin, sent } = await first(world, 2);
      await chain(world, 21, sent.made[0]);
      firsts.push(coin);
    }
    return spending(firsts, [p2wpkh(keyOf(world.dice))], 300).hex;
  },
};
