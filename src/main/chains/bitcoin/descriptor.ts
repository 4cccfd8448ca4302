// Owns descriptors of watched accounts: wpkh and tr with one key, wsh(sortedmulti) with several, receive and change in one (BIP380 to BIP386, BIP389).
import { HDKey } from '@scure/bip32';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { hardened } from '../derive-key.ts';
import { descriptorChecksum } from './descriptor-checksum.ts';
import { keyVersions } from './params.ts';
import type { BitcoinParams } from './types.ts';

export interface KeyOrigin {
  /** Eight lower-case hex digits of the master key. */
  readonly fingerprint: string;
  /** BIP32 child numbers from the master key to the extended key. */
  readonly path: readonly number[];
}

export interface DescriptorKey {
  /** Null where the text does not tell: such an account can be watched, but a signer may not find its key. */
  readonly origin: KeyOrigin | null;
  readonly xpub: string;
}

export type Descriptor =
  | { readonly kind: 'p2wpkh' | 'p2tr'; readonly key: DescriptorKey }
  /** `threshold` of `keys` sign; the keys of each address are sorted (BIP67), so their order here changes nothing. */
  | { readonly kind: 'p2wsh-multi'; readonly threshold: number; readonly keys: readonly DescriptorKey[] };

/** What OP_CHECKMULTISIG within P2WSH relays as standard: 15 compressed keys and more still fit, but bare wallets agree on 15. */
export const mostKeys = 15;
const longest = 4_000;

/**
 * Reads one descriptor with `/<0;1>/*`, or two lines of which one ends in `/0/*` and the other in `/1/*`, or one that ends in `/0/*` (its change is taken to be `/1/*`).
 * Refusals: `descriptor-unreadable`, `descriptor-checksum`, `descriptor-unsupported` (another kind, hardened steps below the key, other chains), `descriptor-private` (a private key is
 * in it), `descriptor-other-network`, `descriptor-keys` (threshold or number of keys impossible, one key twice).
 */
export function parseDescriptor(text: string, params: BitcoinParams): Result<Descriptor> {
  if (text.length > longest) return refuse('descriptor-unreadable');
  const lines = text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => parseLine(line, params));
  const failed = read.find((line) => !line.ok);
  if (failed !== undefined && !failed.ok) return failed;
  return joinLines(read.flatMap((line) => (line.ok ? [line.value] : [])));
}

/** The descriptor as Bitcoin Core reads it, checksum included. `chain`: of receive (0) or change (1) alone; absent: both in one. */
export function descriptorText(descriptor: Descriptor, chain?: 0 | 1): string {
  const below = chain === undefined ? '/<0;1>/*' : `/${chain}/*`;
  const body =
    descriptor.kind === 'p2wsh-multi'
      ? `wsh(sortedmulti(${[descriptor.threshold, ...descriptor.keys.map((key) => keyText(key) + below)].join(',')}))`
      : `${descriptor.kind === 'p2tr' ? 'tr' : 'wpkh'}(${keyText(descriptor.key)}${below})`;
  return `${body}#${descriptorChecksum(body) ?? ''}`;
}

/** The two lines of an account as a node is told to watch it: without origins, so that learning one later makes no other account of it. */
export function watchLines(descriptor: Descriptor): readonly [receive: string, change: string] {
  const bare = withoutOrigins(descriptor);
  return [descriptorText(bare, 0), descriptorText(bare, 1)];
}

/** What derives the addresses and nothing else; keys that are sorted at each address anyway are sorted. */
export function withoutOrigins(descriptor: Descriptor): Descriptor {
  if (descriptor.kind !== 'p2wsh-multi') return { kind: descriptor.kind, key: { origin: null, xpub: descriptor.key.xpub } };
  const xpubs = descriptor.keys.map(({ xpub }) => xpub).sort();
  return { ...descriptor, keys: xpubs.map((xpub) => ({ origin: null, xpub })) };
}

function keyText({ origin, xpub }: DescriptorKey): string {
  return origin === null ? xpub : `[${[origin.fingerprint, ...origin.path.map(stepText)].join('/')}]${xpub}`;
}

/** A child number as descriptors spell it: `84h`, `0`. */
export function stepText(index: number): string {
  return index >= hardened(0) ? `${index - hardened(0)}h` : `${index}`;
}

interface Line {
  readonly descriptor: Descriptor;
  readonly chains: Chains;
}
type Chains = 'both' | 'receive' | 'change';

function joinLines(lines: readonly Line[]): Result<Descriptor> {
  const [first, second, ...more] = lines;
  if (first === undefined || more.length > 0) return refuse('descriptor-unreadable');
  if (second === undefined) return first.chains === 'change' ? refuse('descriptor-unsupported') : ok(first.descriptor);
  const chains = [first.chains, second.chains].sort().join();
  const isPair = chains === 'change,receive' && descriptorText(first.descriptor) === descriptorText(second.descriptor);
  return isPair ? ok(first.descriptor) : refuse('descriptor-unsupported');
}

function parseLine(line: string, params: BitcoinParams): Result<Line> {
  if (/(?:^|[\](,])[xtyzuv]prv/.test(line)) return refuse('descriptor-private');
  const [body = '', checksum, ...rest] = line.split('#');
  if (rest.length > 0) return refuse('descriptor-unreadable');
  if (checksum !== undefined && descriptorChecksum(body) !== checksum) return refuse('descriptor-checksum');
  const multi = /^wsh\(sortedmulti\((\d{1,2}),(.+)\)\)$/.exec(body);
  if (multi !== null) return parseMulti(Number(multi[1]), (multi[2] ?? '').split(','), params);
  const single = /^(wpkh|tr)\(([^(),{}]+)\)$/.exec(body);
  if (single === null) return refuse(/^[a-z]+\(.*\)$/.test(body) ? 'descriptor-unsupported' : 'descriptor-unreadable');
  const key = parseKey(single[2] ?? '', params);
  if (!key.ok) return key;
  return ok({ descriptor: { kind: single[1] === 'tr' ? 'p2tr' : 'p2wpkh', key: key.value.key }, chains: key.value.chains });
}

function parseMulti(threshold: number, texts: readonly string[], params: BitcoinParams): Result<Line> {
  if (threshold < 1 || threshold > texts.length || texts.length > mostKeys) return refuse('descriptor-keys');
  const keys: DescriptorKey[] = [];
  const chains = new Set<Chains>();
  for (const text of texts) {
    const key = parseKey(text, params);
    if (!key.ok) return key;
    keys.push(key.value.key);
    chains.add(key.value.chains);
  }
  const [only, ...others] = chains;
  if (only === undefined || others.length > 0) return refuse('descriptor-unsupported');
  // Compared by what they derive: one key under two spellings of its depth would sign twice.
  if (new Set(keys.map(({ xpub }) => derivesFrom(xpub, params))).size !== keys.length) return refuse('descriptor-keys');
  return ok({ descriptor: { kind: 'p2wsh-multi', threshold, keys }, chains: only });
}

function derivesFrom(xpub: string, params: BitcoinParams): string {
  const { publicKey, chainCode } = HDKey.fromExtendedKey(xpub, keyVersions(params));
  return `${publicKey?.join()}:${chainCode?.join()}`;
}

const keyForm = /^(?:\[([0-9a-f]{8})((?:\/\d{1,10}[h'H]?)*)\])?([1-9A-HJ-NP-Za-km-z]{100,120})((?:\/[^/]+)*)$/i;

function parseKey(text: string, params: BitcoinParams): Result<{ readonly key: DescriptorKey; readonly chains: Chains }> {
  const found = keyForm.exec(text);
  if (found === null) return refuse('descriptor-unreadable');
  const [, fingerprint, path = '', xpub = '', below = ''] = found;
  const chains = chainsOf(below);
  if (chains === null) return refuse('descriptor-unsupported');
  const known = checkKey(xpub, params);
  if (!known.ok) return known;
  const steps = readSteps(path);
  if (steps === null) return refuse('descriptor-unreadable');
  const origin = fingerprint === undefined ? null : { fingerprint: fingerprint.toLowerCase(), path: steps };
  if (origin !== null && origin.path.length !== known.value.depth) return refuse('descriptor-unreadable');
  return ok({ key: { origin, xpub }, chains });
}

function chainsOf(below: string): Chains | null {
  switch (below) {
    case '/<0;1>/*':
      return 'both';
    case '/0/*':
      return 'receive';
    case '/1/*':
      return 'change';
    default:
      return null;
  }
}

function readSteps(path: string): readonly number[] | null {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => {
      const index = Number(step.replace(/[h']$/i, ''));
      if (index >= hardened(0)) return null;
      return /[h']$/i.test(step) ? hardened(index) : index;
    });
  const read = steps.filter((step) => step !== null);
  return read.length === steps.length ? read : null;
}

/** A public extended key of this network. Words of other networks are told apart from noise, for that is the slip that happens. */
function checkKey(xpub: string, params: BitcoinParams): Result<HDKey> {
  try {
    return ok(HDKey.fromExtendedKey(xpub, keyVersions(params)));
  } catch {
    const others: readonly BitcoinParams[] = ['mainnet', 'testnet', 'regtest'];
    return others.some((other) => isKeyOf(xpub, other)) ? refuse('descriptor-other-network') : refuse('descriptor-unreadable');
  }
}

function isKeyOf(xpub: string, params: BitcoinParams): boolean {
  try {
    return HDKey.fromExtendedKey(xpub, keyVersions(params)).privateKey === null;
  } catch {
    return false;
  }
}
