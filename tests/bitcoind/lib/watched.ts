// Owns accounts of a story whose keys the node's own wallets hold: descriptors, signers in the node, and coins as a view of the account.
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { outpointOf } from '../../../src/main/chains/bitcoin/coin-usable.ts';
import { descriptorChecksum } from '../../../src/main/chains/bitcoin/descriptor-checksum.ts';
import { type Descriptor, parseDescriptor } from '../../../src/main/chains/bitcoin/descriptor.ts';
import { placesOf } from '../../../src/main/chains/bitcoin/descriptor-places.ts';
import { keyVersions } from '../../../src/main/chains/bitcoin/params.ts';
import type { Coin, KeyPosition } from '../../../src/main/chains/bitcoin/types.ts';
import type { BitcoinAccounts } from '../../../src/main/wallets/bitcoin-accounts.ts';
import type { BitcoinWallet } from '../../../src/main/wallets/bitcoin-wallet.ts';
import { ok } from '../../../src/shared/result.ts';
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

/** The watched account alone, with this many coins of so much each. Its view is of the coins as they were made; what is spent or reserved is the outbox's to know. */
export async function watchedAccount(
  node: RealNode,
  bank: string,
  descriptor: Descriptor,
  count: number,
  value: bigint,
): Promise<BitcoinAccounts> {
  const placeAt = placesOf(descriptor, 'regtest');
  const places = Array.from({ length: count }, (_, index) => {
    const position: KeyPosition = { chain: 0, index };
    return { position, address: placeAt(position).address, value };
  });
  const { coins: made } = await fund(node, bank, places);
  let coins: readonly Coin[] = made;
  let tip = 0;
  const refresh: BitcoinWallet['refresh'] = async () => {
    tip = Number(await node.ask('getblockcount'));
    const unspent = await Promise.all(made.map(({ txid, vout }) => node.ask('gettxout', [txid, vout, true])));
    const left = made.filter((_, index) => unspent[index] !== null).map(outpointOf);
    coins = made.filter((coin) => left.includes(outpointOf(coin)));
    return ok(undefined);
  };
  const change = (avoid: ReadonlySet<string>): { readonly address: string; readonly position: KeyPosition } => {
    const places = Array.from({ length: 40 }, (_, index) => ({
      position: { chain: 1, index } as const,
      address: placeAt({ chain: 1, index }).address,
    }));
    const free = places.find(({ address }) => !avoid.has(address));
    if (free === undefined) throw new Error('no change address');
    return free;
  };
  const view: BitcoinWallet = {
    refresh,
    rescan: () => refresh(),
    used: () => count,
    lastUsed: () => count - 1,
    givenAddresses: () => [],
    toWatch: () => ({ lines: [], upTo: count, since: null }),
    tipHeight: () => tip,
    coins: () => coins,
    spendable: () => coins,
    balance: () => ({ confirmed: 0n, unconfirmed: 0n, reserved: 0n }),
    receiveAddress: () => ({ position: { chain: 0, index: count }, address: placeAt({ chain: 0, index: count }).address }),
    changeAddress: change,
    isOurs: () => false,
    sent: () => [],
    transactions: () => [],
    history: () => [],
  };
  const account = { id: 'x0123456789abcdef', name: 'Safe', descriptor, number: null };
  return {
    all: () => [account],
    find: (id) => (id === account.id ? account : null),
    pays: () => account,
    view: (id) => (id === account.id ? view : null),
  };
}
