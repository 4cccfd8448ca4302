// Our addresses, PSBTs and signatures beside those of a real node, at random places of both kinds of account; and the node's verdict on the published PSBTs.
import { bytesToHex } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type AccountKind, accountPath, accountXpub, addressesOf, publicKeyAt } from '../../src/main/chains/bitcoin/account.ts';
import { scriptOfAddress } from '../../src/main/chains/bitcoin/address.ts';
import { type Descriptor, parseDescriptor } from '../../src/main/chains/bitcoin/descriptor.ts';
import { descriptorChecksum } from '../../src/main/chains/bitcoin/descriptor-checksum.ts';
import { keyVersions } from '../../src/main/chains/bitcoin/params.ts';
import { exportPsbt } from '../../src/main/chains/bitcoin/psbt-export.ts';
import { bytesOfText, readAnswer } from '../../src/main/chains/bitcoin/psbt-read.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import { inputWeight } from '../../src/main/chains/bitcoin/size.ts';
import type { KeyPosition, OutputLine, Selection } from '../../src/main/chains/bitcoin/types.ts';
import bip174 from '../vectors/chains/bip174.json' with { type: 'json' };
import bip371 from '../vectors/chains/bip371.json' with { type: 'json' };
import { fund, type Funding, openBank, outputAt } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';

const params = 'regtest' as const;
const count = 200;
const seed = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');
const master = HDKey.fromMasterSeed(seed, keyVersions(params));
const fingerprint = master.fingerprint.toString(16).padStart(8, '0');
const random = fc.record({ chain: fc.constantFrom<0 | 1>(0, 1), index: fc.integer({ min: 0, max: 2 ** 31 - 1 }) });
/** New ones at each run; what differs is printed with its position. */
const positions =
  fc.sample(fc.uniqueArray(random, { minLength: count, maxLength: count, selector: ({ chain, index }) => `${chain}/${index}` }), 1)[0] ??
  [];
let node: RealNode;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await openBank(node, 'bank');
});
afterAll(() => node.stop());

const withChecksum = (text: string): string => `${text}#${descriptorChecksum(text) ?? ''}`;
const originPath = { p2wpkh: "84'/1'/0'", p2tr: "86'/1'/0'" };
const form = { p2wpkh: 'wpkh', p2tr: 'tr' };

interface DecodedInput {
  readonly witness_utxo: { readonly amount: number; readonly scriptPubKey: { readonly hex: string; readonly address: string } };
  readonly non_witness_utxo?: { readonly txid: string; readonly hash: string };
  readonly bip32_derivs?: readonly Derivation[];
  readonly taproot_bip32_derivs?: readonly Derivation[];
  readonly taproot_internal_key?: string;
}
interface Derivation {
  readonly pubkey: string;
  readonly master_fingerprint: string;
  readonly path: string;
  readonly leaf_hashes?: readonly string[];
}
interface DecodedPsbt {
  readonly tx: {
    readonly txid: string;
    readonly version: number;
    readonly locktime: number;
    readonly vin: readonly { readonly txid: string; readonly vout: number; readonly sequence: number }[];
    readonly vout: readonly { readonly value: number; readonly scriptPubKey: { readonly address: string } }[];
  };
  readonly inputs: readonly DecodedInput[];
  readonly outputs: readonly Pick<DecodedInput, 'bip32_derivs' | 'taproot_bip32_derivs' | 'taproot_internal_key'>[];
  readonly unknown: Readonly<Record<string, string>>;
  readonly fee: number;
}

describe.each(['p2wpkh', 'p2tr'] as const)('%s', (kind: AccountKind) => {
  const xpub = accountXpub(seed, params, kind);
  const addressAt = addressesOf(xpub, params, kind);
  const account: Descriptor = must(parseDescriptor(`${form[kind]}([${fingerprint}/${originPath[kind]}]${xpub}/<0;1>/*)`, params));
  const change: KeyPosition = { chain: 1, index: 17 };
  let funding: Funding;
  let selection: Selection;
  let lines: readonly OutputLine[];

  beforeAll(async () => {
    const places = positions.map((position, index) => ({ position, address: addressAt(position), value: 100_000n + BigInt(index) }));
    funding = await fund(node, 'bank', places);
    const payees = await Promise.all([0, 1, 2].map(() => node.ask('getnewaddress', [], 'bank')));
    lines = payees.map((address, index) => ({ address: String(address), value: 6_600_000n + BigInt(index) }));
    selection = must(
      selectCoins({
        coins: funding.coins,
        reserved: new Set(),
        outputs: lines,
        changeTo: { address: addressAt(change), position: change },
        feeRate: 2_000n,
        params,
        inputWeight: inputWeight(account),
      }),
    );
  });

  it(`${count} addresses are those that the node derives, from the account's public key and from the master's private one`, async () => {
    expect(accountPath(params, kind).map((step) => step % 2 ** 31)).toEqual([kind === 'p2tr' ? 86 : 84, 1, 0]);
    for (const position of positions) {
      const below = `${position.chain}/${position.index}`;
      const derive = (key: string): Promise<unknown> => node.ask('deriveaddresses', [withChecksum(`${form[kind]}(${key}/${below})`)]);
      const theirs = [await derive(xpub), await derive(`${master.privateExtendedKey}/${originPath[kind]}`)];
      expect({ position, theirs }).toEqual({ position, theirs: [[addressAt(position)], [addressAt(position)]] });
    }
  });

  it('the node reads in an exported PSBT what was put into it', async () => {
    const lockTime = 100;
    const psbt = must(exportPsbt(selection, { account, params, lockTime, previous: funding.previous }));
    const read = (await node.ask('decodepsbt', [psbt.toBase64()])) as DecodedPsbt;
    expect(read.tx).toMatchObject({ version: 2, locktime: lockTime });
    expect(read.tx.vin.map(({ txid, vout, sequence }) => ({ txid, vout, sequence }))).toEqual(
      selection.inputs.map(({ txid, vout }) => ({ txid, vout, sequence: 0xfffffffd })),
    );
    const outputs = selection.change === null ? lines : [...lines, selection.change];
    expect(read.tx.vout.map(({ value, scriptPubKey }) => [scriptPubKey.address, BigInt(Math.round(value * 1e8))])).toEqual(
      outputs.map(({ address, value }) => [address, value]),
    );
    expect(BigInt(Math.round(read.fee * 1e8))).toBe(selection.fee);
    expect(read.unknown).toEqual({});
    const keysAt = (position: KeyPosition) => {
      const key = bytesToHex(publicKeyAt(xpub, position, params));
      const path = `m/${originPath[kind].replaceAll("'", 'h')}/${position.chain}/${position.index}`;
      const found = { pubkey: kind === 'p2tr' ? key.slice(2) : key, master_fingerprint: fingerprint, path };
      return kind === 'p2tr'
        ? { taproot_internal_key: key.slice(2), taproot_bip32_derivs: [{ ...found, leaf_hashes: [] }] }
        : { bip32_derivs: [found] };
    };
    expect(read.inputs).toHaveLength(selection.inputs.length);
    for (const [index, { address, value, txid, position }] of selection.inputs.entries()) {
      const input = read.inputs[index];
      expect(input).toMatchObject({
        witness_utxo: { scriptPubKey: { address, hex: bytesToHex(must(scriptOfAddress(address, params))) } },
        ...keysAt(position),
      });
      expect(BigInt(Math.round((input?.witness_utxo.amount ?? 0) * 1e8))).toBe(value);
      // BIP371: Taproot signatures cover the amounts, so that their signers need no whole transactions.
      expect(input?.non_witness_utxo?.txid).toBe(kind === 'p2tr' ? undefined : txid);
    }
    expect(read.outputs).toEqual([...lines.map(() => ({})), ...(selection.change === null ? [] : [keysAt(change)])]);
    // And byte for byte: the node has read all of it, and writes it the same.
    const again = String(await node.ask('combinepsbt', [[psbt.toBase64()]]));
    expect(await node.ask('decodepsbt', [again])).toEqual(read);
  });

  it('the node takes the signatures of all inputs, and what it mines are the lines', async () => {
    const lockTime = Number(await node.ask('getblockcount'));
    const approved = { lines, feeCeiling: selection.fee, lockTime };
    expect(selection.inputs.length).toBeGreaterThan(count * 0.95);
    const signed = must(signSelection(selection, seed, { params, kind, lockTime, approved }));
    const [verdict] = (await node.ask('testmempoolaccept', [[signed.hex]])) as { allowed: boolean; vsize: number }[];
    expect(verdict).toMatchObject({ allowed: true });
    expect(verdict?.vsize).toBeLessThanOrEqual(selection.vsize);
    expect(await node.ask('sendrawtransaction', [signed.hex])).toBe(signed.txid);
    await node.mine(1);
    for (const [index, line] of lines.entries()) expect(await outputAt(node, signed.txid, index)).toEqual(line);
  });
});

describe('the published PSBTs', () => {
  const isReadHere = (psbt: string): boolean => {
    const bytes = bytesOfText(psbt);
    return bytes.ok && readAnswer(bytes.value).ok;
  };
  const isReadThere = async (psbt: string): Promise<boolean> => {
    try {
      await node.ask('decodepsbt', [psbt]);
      return true;
    } catch {
      return false;
    }
  };

  it.each([...bip174.valid, ...bip371.valid])('valid for the node as for us: $name', async ({ psbt }) => {
    expect([isReadHere(psbt), await isReadThere(psbt)]).toEqual([true, true]);
  });

  it.each([...bip174.invalid, ...bip371.invalid])('invalid for the node as for us: $name', async ({ psbt }) => {
    expect([isReadHere(psbt), await isReadThere(psbt)]).toEqual([false, false]);
  });
});
