// Owns the measure of the practice chain: signed payments read, checked, taken into the mempool and mined.
import { performance } from 'node:perf_hooks';
import { address, networks } from 'bitcoinjs-lib';
import { BitcoinSide } from '../../src/practice/bitcoin/side.ts';
import { spending } from '../../tests/bitcoind/lib/practice-builder.ts';
import { type Coin, keyOf, type Lock, p2tr, p2wpkh, p2wshMultisig } from '../../tests/bitcoind/lib/practice-coins.ts';
import { Dice } from '../../tests/bitcoind/lib/practice-dice.ts';
import { counts } from './options.ts';
import type { Row } from './table.ts';

/** One transaction fans out into so many coins, one block takes so many payments. */
const FAN = 250;
const PER_BLOCK = 100;

export function measureChain(): Promise<readonly Row[]> {
  const dice = new Dice('bench');
  const kinds: Readonly<Record<string, () => Lock>> = {
    'from P2WPKH': () => p2wpkh(keyOf(dice)),
    'from P2TR by key': () => p2tr(keyOf(dice)),
    'from P2WSH, two of three': () => p2wshMultisig(2, [keyOf(dice), keyOf(dice), keyOf(dice)]),
  };
  const rows = Object.entries(kinds).map(([name, lock]): Row => {
    const values = Array.from({ length: counts.chainRuns }, () => payments(dice, lock, PER_BLOCK));
    return { what: `Practice chain, payments ${name}, checked, taken and mined`, unit: 'tx/s', values };
  });
  const waiting = Array.from({ length: counts.chainRuns }, () => payments(dice, () => p2wpkh(keyOf(dice)), counts.chainPayments));
  return Promise.resolve([
    ...rows,
    { what: `The same from P2WPKH, all ${counts.chainPayments} in one block`, unit: 'tx/s', values: waiting },
  ]);
}

function payments(dice: Dice, lock: () => Lock, perBlock: number): number {
  const side = new BitcoinSide({ now: Date.now, random: (length) => dice.bytes(length), events: [], record: () => undefined });
  const hexes = funded(side, dice, lock).map((coin) => spending([coin], [lock(), lock()], 3).hex);
  const started = performance.now();
  for (const [index, hex] of hexes.entries()) {
    const sent = side.submit(hex);
    if (!sent.ok) throw new Error(sent.error.message);
    if (index % perBlock === perBlock - 1) side.mine(1);
  }
  return (hexes.length * 1000) / (performance.now() - started);
}

function funded(side: BitcoinSide, dice: Dice, lock: () => Lock): readonly Coin[] {
  const coins: Coin[] = [];
  while (coins.length < counts.chainPayments) {
    const first = p2wpkh(keyOf(dice));
    const paid = side.faucet(address.fromOutputScript(first.script, networks.regtest), 1_000_000_000n);
    if (!paid.ok) throw new Error(paid.error.code);
    const source = { txid: paid.value, vout: 0, value: 1_000_000_000n, lock: first };
    const fan = spending([source], Array.from({ length: Math.min(FAN, counts.chainPayments - coins.length) }, lock), 3);
    if (!side.submit(fan.hex).ok) throw new Error('the practice chain refuses the coins');
    coins.push(...fan.made);
    side.mine(1);
  }
  return coins;
}
