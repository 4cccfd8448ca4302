// Owns what people paste to watch an account: a descriptor, or an extended public key as other wallets spell it (xpub, zpub, tpub, vpub: SLIP-132).
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { createBase58check } from '@scure/base';
import { refuse, type Result } from '../../../shared/result.ts';
import type { AccountKind } from './account.ts';
import { type Descriptor, parseDescriptor } from './descriptor.ts';
import { keyVersions } from './params.ts';
import type { BitcoinParams } from './types.ts';

const base58check = createBase58check(sha256);

type Meaning = 'any' | 'p2wpkh' | 'other';

/** Version bytes by SLIP-132. `other`: nested SegWit and keys of shared accounts, which are not watched by one key alone. */
const versions: Readonly<Record<string, { readonly real: boolean; readonly meaning: Meaning }>> = {
  '0488b21e': { real: true, meaning: 'any' },
  '04b24746': { real: true, meaning: 'p2wpkh' },
  '049d7cb2': { real: true, meaning: 'other' },
  '02aa7ed3': { real: true, meaning: 'other' },
  '0295b43f': { real: true, meaning: 'other' },
  '043587cf': { real: false, meaning: 'any' },
  '045f1cf6': { real: false, meaning: 'p2wpkh' },
  '044a5262': { real: false, meaning: 'other' },
  '02575483': { real: false, meaning: 'other' },
  '024289ef': { real: false, meaning: 'other' },
};

/** Private keys of SLIP-132: nothing of them is read further. */
const secretVersions = new Set([
  '0488ade4',
  '04b2430c',
  '049d7878',
  '02aa7a99',
  '0295b005',
  '04358394',
  '045f18bc',
  '044a4e28',
  '02575048',
  '024285b5',
]);

const keyForm = /^(\[[0-9a-f]{8}(?:\/\d{1,10}[h'H]?)*\])?([1-9A-HJ-NP-Za-km-z]{100,120})$/i;

/**
 * Reads a descriptor (see `parseDescriptor`, whose refusals these are too), or one extended public key, with or without its origin in brackets. A zpub or vpub is
 * BIP84; an xpub or tpub does not tell, so `kind` decides. `descriptor-unsupported` for keys of other scripts.
 */
export function readWatched(text: string, kind: AccountKind, params: BitcoinParams): Result<Descriptor> {
  const trimmed = text.trim();
  const found = keyForm.exec(trimmed);
  if (found === null) return parseDescriptor(trimmed, params);
  const [, origin = '', key = ''] = found;
  const bytes = decoded(key);
  const version = bytes === null ? '' : bytesToHex(bytes.subarray(0, 4));
  if (bytes === null || bytes.length !== 78) return refuse('descriptor-unreadable');
  if (secretVersions.has(version)) return refuse('descriptor-private');
  const known = versions[version];
  if (known === undefined) return refuse('descriptor-unreadable');
  if (known.meaning === 'other') return refuse('descriptor-unsupported');
  if (known.real !== (params === 'mainnet')) return refuse('descriptor-other-network');
  const form = known.meaning === 'p2wpkh' || kind === 'p2wpkh' ? 'wpkh' : 'tr';
  return parseDescriptor(`${form}(${origin}${spelled(bytes, params)}/<0;1>/*)`, params);
}

function decoded(text: string): Uint8Array | null {
  try {
    return base58check.decode(text);
  } catch {
    return null;
  }
}

/** The same key under the version that descriptors use. */
function spelled(bytes: Uint8Array, params: BitcoinParams): string {
  const version = hexToBytes(keyVersions(params).public.toString(16).padStart(8, '0'));
  return base58check.encode(Uint8Array.from([...version, ...bytes.subarray(4)]));
}
