// The practice chain against the real node: the same transactions, sound and broken, get the same verdict from both, in the same words.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chainRules, forms, replacements, signatures, type Way, witnesses } from './lib/practice-broken.ts';
import { spending } from './lib/practice-builder.ts';
import { keyOf, p2pkh, publicKey } from './lib/practice-coins.ts';
import { Dice } from './lib/practice-dice.ts';
import { inWordsOfCore } from './lib/practice-dialect.ts';
import { ChainPair, type Said } from './lib/practice-pair.ts';
import { programmed } from './lib/practice-scripts.ts';
import { World } from './lib/practice-world.ts';

const seed = process.env.SEED ?? String(Date.now());
const long = process.env.LONG === '1' ? 5 : 1;
const ways: Readonly<Record<string, Way>> = { ...signatures, ...witnesses, ...forms, ...chainRules, ...replacements };
/** Ways whose preparation takes dozens of transactions, or whose bytes are half a megabyte. */
const costly: ReadonlySet<string> = new Set(['a chain too long', 'a family too wide', 'a replacement of more than a hundred', 'too heavy']);

let pair: ChainPair;
let world: World;
const counts = new Map<string, { same: number; accepted: number }>();

beforeAll(async () => {
  const dice = new Dice(seed);
  pair = await ChainPair.open(inject('bitcoind'), dice);
  world = new World(pair, dice);
  await world.fund(1_500 * long);
}, 300_000);

afterAll(async () => {
  await pair?.stop();
  const total = [...counts.values()].reduce((sum, { same }) => sum + same, 0);
  const lines = [...counts].map(
    ([kind, { same, accepted }]) => `  ${String(same).padStart(5)}  ${kind}${accepted > 0 ? ` (${accepted} accepted)` : ''}`,
  );
  console.log(`practice chain and node agree on ${total} transactions, ${counts.size} kinds, seed ${seed}\n${lines.join('\n')}`);
});

/** Both are asked; what they say must be the same. */
async function compared(kind: string, hex: string, sending = false): Promise<Said> {
  const practice = pair.practice(hex);
  const real = inWordsOfCore(await pair.real(hex, sending));
  expect({ kind, hex: hex.slice(0, 2_000), ...practice }).toEqual({ kind, hex: hex.slice(0, 2_000), ...real });
  const { same, accepted } = counts.get(kind) ?? { same: 0, accepted: 0 };
  counts.set(kind, { same: same + 1, accepted: accepted + (practice.accepted ? 1 : 0) });
  return practice;
}

describe('practice chain and real node', () => {
  it('take the same sound payments, from and to every kind of output, and reckon the same sizes and fees', {
    timeout: 300_000,
  }, async () => {
    for (let made = 0; made < 400 * long; made += 1) {
      const coins = world.dice.once(4) ? [world.unconfirmed()] : world.some(3);
      const sequence = world.dice.pick([0xffffffff, 0xfffffffe, 0xfffffffd, 0, 1]);
      const confirmed = coins.every(({ txid }) => (pair.side.state.transaction(txid)?.block ?? null) !== null);
      const lockTime = world.dice.once(4) ? world.height - world.dice.int(0, 20) : 0;
      const type = world.dice.once(3) ? { type: world.dice.pick([1, 2, 3, 0x81, 0x82, 0x83]) } : {};
      const locks = world.locks(world.dice.int(coins.length, 4));
      const payment = spending(coins, locks, world.dice.int(1, 30), {
        sequence: confirmed ? sequence : 0xfffffffd,
        lockTime,
        version: world.dice.pick([1, 2, 2, 2]),
        faults: type,
      });
      const kinds = [...new Set(coins.map(({ lock }) => lock.kind))].sort().join(' + ');
      const said = await compared(coins.length === 1 ? `sound, from ${kinds}` : 'sound, from several', payment.hex);
      expect(said.accepted).toBe(true);
      await world.send(payment);
      if (made % 25 === 24) {
        expect((await pair.mempools()).practice).toEqual((await pair.mempools()).real);
        await world.mine();
      }
    }
    await world.mine();
  });

  it.each(Object.entries(ways))('refuse %s in the same words', { timeout: 120_000 }, async (name, way) => {
    const times = costly.has(name) ? 2 : 7 * long;
    for (let made = 0; made < times; made += 1) {
      const said = await compared(name, await way(world), true);
      expect(said).toMatchObject({ accepted: false });
    }
    await world.mine();
  });

  it('keep the first node’s bug: "single" without an output of that number signs the number one', async () => {
    const key = keyOf(world.dice);
    const coins = [await world.locked(p2pkh(key)), await world.locked(p2pkh(key))];
    const one = Uint8Array.of(1, ...new Uint8Array(31));
    const paid = spending(coins, [world.lock()], 5, { faults: { type: 3 } });
    await compared('the bug of "single", written from the wrong end', paid.hex);
    const signature = concatBytes(secp256k1.sign(one, key, { prehash: false, format: 'der' }), Uint8Array.of(3));
    paid.transaction.setInputScript(1, concatBytes(Uint8Array.of(signature.length), signature, Uint8Array.of(33), publicKey(key)));
    expect(await compared('the bug of "single"', paid.transaction.toHex())).toMatchObject({ accepted: true });
  });

  it('run the same random programs to the same end', { timeout: 300_000 }, async () => {
    for (const coin of await programmed(world, 240 * long)) {
      const spend = spending([coin], [world.lock()], 10, {
        lockTime: world.dice.pick([0, 1, 2, 100]),
        sequence: world.dice.pick([0, 1, 2, 0xfffffffe]),
      });
      await compared(`a program in ${coin.lock.kind}`, spend.hex);
    }
  });
});
