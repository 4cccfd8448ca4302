// Owns accounts of a story whose keys the node's own wallets hold: descriptors, signers in the node, and coins as a view of the account.
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import type { BitcoinBackend } from '../../../src/main/backends/bitcoin-backend.ts';
import { accountXpub } from '../../../src/main/chains/bitcoin/account.ts';
import { descriptorChecksum } from '../../../src/main/chains/bitcoin/descriptor-checksum.ts';
import { type Descriptor, parseDescriptor } from '../../../src/main/chains/bitcoin/descriptor.ts';
import { placesOf } from '../../../src/main/chains/bitcoin/descriptor-places.ts';
import { keyVersions } from '../../../src/main/chains/bitcoin/params.ts';
import type { KeyPosition } from '../../../src/main/chains/bitcoin/types.ts';
import { type BitcoinAccountList, bitcoinAccounts, elsewhereAccountId } from '../../../src/main/wallets/bitcoin-accounts.ts';
import { noBitcoinAccounts } from '../../../src/main/wallets/bitcoin-accounts-file.ts';
import { memoryDocument } from '../../fakes/memory-document.ts';
import { fund } from './funded.ts';
import { must } from './must.ts';
import type { RealNode } from './node.ts';

const words = [
  `${'zoo '.repeat(11)}wrong`,
  `${'abandon '.repeat(11)}about`,
  'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
];
const paths = { wpkh: "84'/1'/0'", tr: "86'/1'/0'", shared: "48'/1'/0'/2'" } as const;
export type WatchedKind = keyof typeof paths;

function keyText(which: number, kind: WatchedKind, secret: boolean, salt: string): string {
  const root = HDKey.fromMasterSeed(mnemonicToSeedSync(words[which] ?? '', salt), keyVersions('regtest'));
  const key = root.derive(`m/${paths[kind]}`);
  const origin = `[${root.fingerprint.toString(16).padStart(8, '0')}/${paths[kind]}]`;
  return `${origin}${secret ? key.privateExtendedKey : key.publicExtendedKey}`;
}

function text(kind: WatchedKind, secretOf: number | null, salt: string): string {
  const key = (which: number): string => `${keyText(which, kind, which === secretOf, salt)}/<0;1>/*`;
  return kind === 'shared' ? `wsh(sortedmulti(2,${[0, 1, 2].map(key).join(',')}))` : `${kind}(${key(0)})`;
}

/** The account of the kind; `salt` makes another one of the same kind. */
export function watchedDescriptor(kind: WatchedKind, salt = ''): Descriptor {
  return must(parseDescriptor(text(kind, null, salt), 'regtest'));
}

/** A wallet of the node that can sign with the key `which`, and answers base64 of what it signed. */
export async function nodeSigner(
  node: RealNode,
  kind: WatchedKind,
  which = 0,
  salt = '',
): Promise<(psbt: Uint8Array, sighash?: string) => Promise<Uint8Array>> {
  const name = `signer ${kind} ${which} ${salt}`;
  await node.ask('createwallet', [name, false, true]);
  const requests = [0, 1].map((chain) => {
    const desc = text(kind, which, salt).replaceAll('<0;1>', String(chain));
    return { desc: `${desc}#${descriptorChecksum(desc) ?? ''}`, timestamp: 'now', range: [0, 60], active: true, internal: chain === 1 };
  });
  await node.ask('importdescriptors', [requests], name);
  return async (psbt, sighash = 'DEFAULT') => {
    const asked = [Buffer.from(psbt).toString('base64'), true, sighash, true, false];
    const answer = (await node.ask('walletprocesspsbt', asked, name)) as { psbt: string };
    return Buffer.from(answer.psbt, 'base64');
  };
}

/** A wallet that pays from the watched account, with this many coins of so much each on it, over the backend's own view of it. */
export async function watchedAccount(
  node: RealNode,
  backend: BitcoinBackend,
  bank: string,
  descriptor: Descriptor,
  count: number,
  value: bigint,
): Promise<BitcoinAccountList> {
  const seed = mnemonicToSeedSync(words[1] ?? '', 'the first account');
  const wallet = { bitcoinXpub: accountXpub(seed, 'regtest'), network: 'regtest' } as const;
  const accounts = bitcoinAccounts(wallet, backend, memoryDocument(noBitcoinAccounts));
  const id = elsewhereAccountId(descriptor);
  must(await accounts.add({ id, name: 'Safe', descriptor, number: null }));
  must(await accounts.change(id, { pays: true }));
  const placeAt = placesOf(descriptor, 'regtest');
  const places = Array.from({ length: count }, (_, index) => {
    const position: KeyPosition = { chain: 0, index };
    return { position, address: placeAt(position).address, value };
  });
  await fund(node, bank, places);
  return accounts;
}
