// Our accounts and PSBTs beside Debian's `electrum`, a wallet that shares no code with ours nor with the node. Skipped where it is not installed.
import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { Transaction } from 'bitcoinjs-lib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accountXpub, addressAt } from '../../src/main/chains/bitcoin/account.ts';
import type { Descriptor } from '../../src/main/chains/bitcoin/descriptor.ts';
import { keyVersions } from '../../src/main/chains/bitcoin/params.ts';
import { exportPsbt } from '../../src/main/chains/bitcoin/psbt-export.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import type { KeyPosition } from '../../src/main/chains/bitcoin/types.ts';
import { ElectrumProgram, electrumVersion } from './lib/electrum-program.ts';
import { fund, openBank, outputAt } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';

const params = 'regtest' as const;
const version = electrumVersion();
const seed = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');
const xpub = accountXpub(seed, params);
const xprv = HDKey.fromMasterSeed(seed, keyVersions(params)).derive("m/84'/1'/0'").privateExtendedKey;
const check = createBase58check(sha256);

/** SLIP132: vpub and vprv say "P2WPKH" where tpub and tprv do not. */
function spelled(extendedKey: string, prefix: number): string {
  const bytes = check.decode(extendedKey).slice();
  new DataView(bytes.buffer).setUint32(0, prefix);
  return check.encode(bytes);
}
const [vpub, vprv] = [spelled(xpub, 0x045f1cf6), spelled(xprv, 0x045f18bc)];

describe.skipIf(version === null)(`Electrum ${version ?? '(not installed)'}`, { timeout: 300_000 }, () => {
  let electrum: ElectrumProgram;
  let node: RealNode;

  beforeAll(async () => {
    electrum = new ElectrumProgram();
    node = await startNode(inject('bitcoind'));
    await openBank(node, 'bank');
  });
  afterAll(async () => {
    electrum?.end();
    await node?.stop();
  });

  it('has the same addresses of our account, received and change', async () => {
    const file = await electrum.restore('watching', vpub);
    for (const [chain, name] of [
      [0, 'receiving'],
      [1, 'change'],
    ] as const) {
      const theirs = await electrum.addresses(file, name);
      expect(theirs.length).toBeGreaterThan(9);
      expect(theirs).toEqual(theirs.map((_, index) => addressAt(xpub, { chain, index }, params)));
    }
  });

  it('reads our PSBT and signs it with the same words; the node takes its signatures for the very transaction that we sign ourselves', async () => {
    const place = (chain: 0 | 1, index: number) => {
      const position: KeyPosition = { chain, index };
      return { position, address: addressAt(xpub, position, params) };
    };
    const { coins, previous } = await fund(
      node,
      'bank',
      [0, 3, 7].map((index) => ({ ...place(0, index), value: 1_000_000n + BigInt(index) })),
    );
    const kinds = ['bech32', 'bech32m', 'p2sh-segwit', 'legacy'];
    const payees = await Promise.all(kinds.map((kind) => node.ask('getnewaddress', ['', kind], 'bank')));
    const lines = payees.map((address, index) => ({ address: String(address), value: 600_000n + BigInt(index) }));
    const selection = must(selectCoins({ coins, reserved: new Set(), outputs: lines, changeTo: place(1, 2), feeRate: 2_000n, params }));
    const lockTime = Number(await node.ask('getblockcount'));
    const account: Descriptor = { kind: 'p2wpkh', key: { origin: null, xpub } };
    const psbt = must(exportPsbt(selection, { account, params, lockTime, previous }));

    const theirs = await electrum.sign(await electrum.restore('signing', vprv), psbt.toBase64());
    const ours = must(
      signSelection(selection, seed.slice(), { params, lockTime, approved: { lines, feeCeiling: selection.fee, lockTime } }),
    );
    expect(Transaction.fromHex(theirs).getId()).toBe(ours.txid);
    expect(await node.ask('sendrawtransaction', [theirs])).toBe(ours.txid);
    await node.mine(1);
    for (const [index, line] of lines.entries()) expect(await outputAt(node, ours.txid, index)).toEqual(line);
  });
});
