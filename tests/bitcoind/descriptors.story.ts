// Descriptors against a real node: the same checksum, the same addresses.
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Descriptor, descriptorText, parseDescriptor } from '../../src/main/chains/bitcoin/descriptor.ts';
import { placesOf } from '../../src/main/chains/bitcoin/descriptor-places.ts';
import { keyVersions } from '../../src/main/chains/bitcoin/params.ts';
import { type RealNode, startNode } from './lib/node.ts';

let node: RealNode;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
});
afterAll(() => node.stop());

const master = HDKey.fromMasterSeed(mnemonicToSeedSync(`${'zoo '.repeat(11)}wrong`), keyVersions('regtest'));
const fingerprint = master.fingerprint.toString(16).padStart(8, '0');
const keyAt = (path: string): string => `[${fingerprint}/${path}]${master.derive(`m/${path}`).publicExtendedKey}/<0;1>/*`;
const read = (text: string): Descriptor => {
  const answer = parseDescriptor(text, 'regtest');
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

it.each([
  ['one key, BIP84', `wpkh(${keyAt("84'/1'/0'")})`],
  ['one key, BIP86', `tr(${keyAt("86'/1'/0'")})`],
  ['two of three', `wsh(sortedmulti(2,${["48'/1'/0'/2'", "48'/1'/1'/2'", "48'/1'/2'/2'"].map(keyAt).join(',')}))`],
  ['all of fifteen', `wsh(sortedmulti(15,${Array.from({ length: 15 }, (_, index) => keyAt(`48'/1'/${index}'/2'`)).join(',')}))`],
])('%s: the node gives the same checksum and addresses', async (_, text) => {
  const descriptor = read(text);
  const placeAt = placesOf(descriptor, 'regtest');
  for (const chain of [0, 1] as const) {
    const line = descriptorText(descriptor, chain);
    expect(await node.ask('getdescriptorinfo', [line.split('#')[0]])).toMatchObject({
      checksum: line.split('#')[1],
      hasprivatekeys: false,
    });
    const ours = Array.from({ length: 30 }, (_unused, index) => placeAt({ chain, index }).address);
    expect(await node.ask('deriveaddresses', [line, [0, 29]])).toEqual(ours);
  }
});
