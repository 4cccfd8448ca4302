// A BIP86 account on a real node: it is funded, pays five, spends its change again, and nothing but its own signatures would have done.
import { hexToBytes } from '@noble/hashes/utils.js';
import { mnemonicToSeedSync } from '@scure/bip39';
import { Transaction } from 'bitcoinjs-lib';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { accountXpub, addressesOf } from '../../src/main/chains/bitcoin/account.ts';
import { decodeBitcoin } from '../../src/main/chains/bitcoin/decode.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import { inputWeight } from '../../src/main/chains/bitcoin/size.ts';
import type { Coin, KeyPosition, OutputLine, Selection, SignedBitcoin } from '../../src/main/chains/bitcoin/types.ts';
import { fund, openBank, outputAt } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';

const params = 'regtest' as const;
const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, 'taproot story');
const addressAt = addressesOf(accountXpub(seed, params, 'p2tr'), params, 'p2tr');
const place = (chain: 0 | 1, index: number) => ({ position: { chain, index } satisfies KeyPosition, address: addressAt({ chain, index }) });
let node: RealNode;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await openBank(node, 'bank');
});
afterAll(() => node.stop());

function choose(coins: readonly Coin[], outputs: readonly OutputLine[], change: number): Selection {
  const request = { coins, reserved: new Set<string>(), outputs, changeTo: place(1, change), feeRate: 3_000n, params };
  return must(selectCoins({ ...request, inputWeight: inputWeight({ kind: 'p2tr' }) }));
}

async function sign(selection: Selection): Promise<SignedBitcoin> {
  const lockTime = Number(await node.ask('getblockcount'));
  const approved = { lines: selection.outputs, feeCeiling: selection.fee, lockTime };
  return must(signSelection(selection, seed, { params, kind: 'p2tr', lockTime, approved }));
}

async function verdictOf(hex: string): Promise<{ allowed: boolean; vsize?: number; fees?: { base: number }; 'reject-reason'?: string }> {
  const [verdict] = (await node.ask('testmempoolaccept', [[hex]])) as Awaited<ReturnType<typeof verdictOf>>[];
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

async function payees(count: number): Promise<readonly OutputLine[]> {
  const kinds = ['bech32m', 'bech32', 'p2sh-segwit', 'legacy'];
  const addresses = Array.from({ length: count }, (_, index) => node.ask('getnewaddress', ['', kinds[index % kinds.length]], 'bank'));
  return (await Promise.all(addresses)).map((address, index) => ({ address: String(address), value: 11_000_000n + BigInt(index) }));
}

it('is funded at four places, pays five payees of all kinds, and pays on from its change', async () => {
  const places = [place(0, 0), place(0, 7), place(1, 2), place(0, 123_456_789)];
  const { coins } = await fund(
    node,
    'bank',
    places.map((each, index) => ({ ...each, value: 20_000_000n + BigInt(index) })),
  );
  const lines = await payees(5);
  const selection = choose(coins, lines, 0);
  expect(selection.inputs.length).toBeGreaterThan(2);
  const signed = await sign(selection);
  const verdict = await verdictOf(signed.hex);
  expect(verdict).toMatchObject({ allowed: true, fees: { base: Number(selection.fee) / 1e8 } });
  // Schnorr signatures have one length: the estimate is exact.
  expect(verdict.vsize).toBe(selection.vsize);
  expect(await node.ask('sendrawtransaction', [signed.hex])).toBe(signed.txid);
  await node.mine(1);
  for (const [index, line] of lines.entries()) expect(await outputAt(node, signed.txid, index)).toEqual(line);

  const { change } = selection;
  if (change === null) throw new Error('change was expected');
  expect(await outputAt(node, signed.txid, lines.length)).toEqual({ address: change.address, value: change.value });
  const kept: Coin = { txid: signed.txid, vout: lines.length, ...change, height: 1 };
  const [onward] = await payees(1);
  if (onward === undefined) throw new Error('a payee was expected');
  const again = { ...onward, value: 2_000_000n };
  const next = await sign(choose([kept], [again], 1));
  await node.ask('sendrawtransaction', [next.hex]);
  await node.mine(1);
  expect(await outputAt(node, next.txid, 0)).toEqual(again);
});

it('a signature with one bit changed, of another coin, or over another amount is none to the node', async () => {
  const { coins } = await fund(
    node,
    'bank',
    [30, 31].map((index) => ({ ...place(0, index), value: 10_000_000n })),
  );
  const lines = (await payees(1)).map((line) => ({ ...line, value: 15_000_000n }));
  const signed = await sign(choose(coins, lines, 2));
  expect(await verdictOf(signed.hex)).toMatchObject({ allowed: true });
  const changed = (change: (transaction: Transaction) => void): string => {
    const transaction = Transaction.fromBuffer(hexToBytes(signed.hex));
    change(transaction);
    return transaction.toHex();
  };
  const spoilt = [
    changed(({ ins: [first] }) => {
      const signature = first?.witness[0];
      if (signature !== undefined) signature[33] = (signature[33] ?? 0) ^ 1;
    }),
    changed(({ ins: [first, second] }) => {
      if (first !== undefined && second !== undefined) [first.witness, second.witness] = [second.witness, first.witness];
    }),
    changed(({ outs: [first] }) => {
      if (first !== undefined) first.value -= 1n;
    }),
  ];
  for (const hex of spoilt) {
    expect(decodeBitcoin(hex, params).ok).toBe(true);
    const verdict = await verdictOf(hex);
    expect(verdict.allowed).toBe(false);
    expect(verdict['reject-reason']).toMatch(/Invalid Schnorr signature/);
  }
});
