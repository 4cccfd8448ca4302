// Payments whose keys are elsewhere: prepared here, signed by a real node's wallet, joined here, mined there. Every output arrives.
import { hexToBytes } from '@noble/hashes/utils.js';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { descriptorChecksum } from '../../src/main/chains/bitcoin/descriptor-checksum.ts';
import { type Descriptor, parseDescriptor } from '../../src/main/chains/bitcoin/descriptor.ts';
import { placesOf } from '../../src/main/chains/bitcoin/descriptor-places.ts';
import { exportPsbt } from '../../src/main/chains/bitcoin/psbt-export.ts';
import { gatherSignatures } from '../../src/main/chains/bitcoin/psbt-gather.ts';
import { bytesOfText } from '../../src/main/chains/bitcoin/psbt-read.ts';
import { keyVersions } from '../../src/main/chains/bitcoin/params.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { inputWeight } from '../../src/main/chains/bitcoin/size.ts';
import type { Coin, KeyPosition, Selection } from '../../src/main/chains/bitcoin/types.ts';
import type { Result } from '../../src/shared/result.ts';
import { type RealNode, startNode } from './lib/node.ts';

const params = 'regtest' as const;
let node: RealNode;
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await node.ask('createwallet', ['miner']);
  await node.mine(110, String(await node.ask('getnewaddress', [], 'miner')));
});
afterAll(() => node.stop());

const master = (words: string): HDKey => HDKey.fromMasterSeed(mnemonicToSeedSync(words), keyVersions(params));
const masters = [
  `${'zoo '.repeat(11)}wrong`,
  `${'abandon '.repeat(11)}about`,
  `${'letter advice cage absurd amount doctor acoustic avoid letter advice cage above'}`,
].map(master);
const keyText = (root: HDKey, path: string, secret: boolean): string => {
  const key = root.derive(`m/${path}`);
  const origin = `[${root.fingerprint.toString(16).padStart(8, '0')}/${path}]`;
  return `${origin}${secret ? key.privateExtendedKey : key.publicExtendedKey}`;
};

/** A wallet of the node that holds the private keys for which `secret` says so. */
async function signerOf(
  name: string,
  form: (secret: (index: number) => boolean) => string,
  secret: (index: number) => boolean,
): Promise<void> {
  await node.ask('createwallet', [name, false, true]);
  const descriptors = [0, 1].map((chain) => form(secret).replaceAll('<0;1>', String(chain)));
  const request = descriptors.map((desc, chain) => ({
    desc: `${desc}#${descriptorChecksum(desc) ?? ''}`,
    timestamp: 'now',
    range: [0, 30],
    active: true,
    internal: chain === 1,
  }));
  for (const answer of (await node.ask('importdescriptors', [request], name)) as { success: boolean }[]) expect(answer.success).toBe(true);
}

interface Prepared {
  readonly selection: Selection;
  readonly options: Parameters<typeof exportPsbt>[1];
  readonly payees: readonly string[];
}

/** Three coins from the miner, five payments and change. */
async function prepare(account: Descriptor): Promise<Prepared> {
  const placeAt = placesOf(account, params);
  const previous = new Map<string, Uint8Array>();
  const coins: Coin[] = [];
  for (const index of [0, 1, 2]) {
    const position: KeyPosition = { chain: 0, index };
    const { address } = placeAt(position);
    const txid = String(await node.ask('sendtoaddress', [address, 0.5], 'miner'));
    const seen = (await node.ask('getrawtransaction', [txid, true])) as { hex: string; vout: { scriptPubKey: { address?: string } }[] };
    previous.set(txid, hexToBytes(seen.hex));
    const vout = seen.vout.findIndex(({ scriptPubKey }) => scriptPubKey.address === address);
    coins.push({ txid, vout, value: 50_000_000n, address, position, height: null });
  }
  await node.mine(1);
  const payees = await Promise.all(Array.from({ length: 5 }, async () => String(await node.ask('getnewaddress', [], 'miner'))));
  const change: KeyPosition = { chain: 1, index: 4 };
  const outputs = payees.map((address, index) => ({ address, value: 25_000_000n + BigInt(index) }));
  const selection = must(
    selectCoins({
      coins,
      reserved: new Set(),
      outputs,
      changeTo: { address: placeAt(change).address, position: change },
      feeRate: 5_000n,
      params,
      inputWeight: inputWeight(account),
    }),
  );
  return { selection, payees, options: { account, params, lockTime: 0, previous: (txid) => previous.get(txid) ?? null } };
}

async function signedBy(name: string, psbt: Uint8Array): Promise<Uint8Array> {
  const answer = (await node.ask('walletprocesspsbt', [Buffer.from(psbt).toString('base64'), true, 'DEFAULT', true, false], name)) as {
    psbt: string;
  };
  return must(bytesOfText(answer.psbt));
}

/** Sent, mined, and counted on the chain by output. */
async function arrives({ selection, payees }: Prepared, hex: string): Promise<void> {
  expect(await node.ask('testmempoolaccept', [[hex]])).toMatchObject([{ allowed: true, vsize: expect.any(Number) }]);
  const [{ vsize }] = (await node.ask('testmempoolaccept', [[hex]])) as [{ vsize: number }];
  expect(vsize).toBeLessThanOrEqual(selection.vsize);
  expect(selection.vsize - vsize).toBeLessThanOrEqual(selection.inputs.length * 2);
  const txid = await node.ask('sendrawtransaction', [hex]);
  await node.mine(1);
  for (const [index, address] of payees.entries()) {
    const output = (await node.ask('gettxout', [txid, index])) as { value: number; scriptPubKey: { address: string } };
    expect(output.scriptPubKey.address).toBe(address);
    expect(BigInt(Math.round(output.value * 1e8))).toBe(25_000_000n + BigInt(index));
  }
}

describe.each([
  ['BIP84', 'wpkh', "84'/1'/0'"],
  ['BIP86', 'tr', "86'/1'/0'"],
])('one key, %s', (name, form, path) => {
  it('is signed elsewhere and paid', async () => {
    const [root] = masters;
    if (root === undefined) throw new Error('no key');
    const text = (secret: (index: number) => boolean): string => `${form}(${keyText(root, path, secret(0))}/<0;1>/*)`;
    await signerOf(name, text, () => true);
    const prepared = await prepare(
      must(
        parseDescriptor(
          text(() => false),
          params,
        ),
      ),
    );
    const psbt = must(exportPsbt(prepared.selection, prepared.options)).toBuffer();
    // The node's analysis looks for no Taproot keys, and so asks for an updater there.
    expect(await node.ask('analyzepsbt', [Buffer.from(psbt).toString('base64')])).toMatchObject({
      next: form === 'tr' ? 'updater' : 'signer',
      fee: Number(prepared.selection.fee) / 1e8,
    });
    const answer = await signedBy(name, psbt);
    const gathered = must(gatherSignatures(prepared.selection, prepared.options, [answer]));
    expect(gathered).toMatchObject({ needed: 1, present: 1 });
    // The node finishes it to the same bytes.
    const finished = (await node.ask('finalizepsbt', [Buffer.from(answer).toString('base64')])) as { hex: string; complete: boolean };
    expect(finished).toEqual({ hex: gathered.signed?.hex, complete: true });
    expect(gatherSignatures(prepared.selection, prepared.options, [hexToBytes(finished.hex)])).toMatchObject({
      ok: true,
      value: { signed: gathered.signed },
    });
    await arrives(prepared, finished.hex);
  });
});

describe('two of three', () => {
  const path = "48'/1'/0'/2'";
  const text = (secret: (index: number) => boolean): string =>
    `wsh(sortedmulti(2,${masters.map((root, index) => `${keyText(root, path, secret(index))}/<0;1>/*`).join(',')}))`;

  it('is signed by two in either order, one after the other or each alone, and paid once', async () => {
    for (const index of [0, 1, 2]) await signerOf(`cosigner ${index}`, text, (at) => at === index);
    const prepared = await prepare(
      must(
        parseDescriptor(
          text(() => false),
          params,
        ),
      ),
    );
    const { selection, options } = prepared;
    const psbt = must(exportPsbt(selection, options)).toBuffer();
    const first = await signedBy('cosigner 0', psbt);
    const one = must(gatherSignatures(selection, options, [first]));
    expect(one).toMatchObject({ needed: 2, present: 1, signed: null });
    const second = await signedBy('cosigner 2', psbt);
    const both = must(gatherSignatures(selection, options, [first, second]));
    expect(both.signedBy).toHaveLength(2);
    expect(must(gatherSignatures(selection, options, [second, first]))).toEqual(both);
    const chained = must(gatherSignatures(selection, options, [await signedBy('cosigner 2', one.psbt)]));
    expect(chained.signed).toEqual(both.signed);
    // A third signature too many changes nothing about how many are used.
    const three = must(gatherSignatures(selection, options, [first, second, await signedBy('cosigner 1', psbt)]));
    expect(three).toMatchObject({ present: 2 });
    expect(await node.ask('testmempoolaccept', [[three.signed?.hex]])).toMatchObject([{ allowed: true }]);
    await arrives(prepared, both.signed?.hex ?? '');
  });
});
