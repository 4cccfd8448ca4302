// Owns what a vault holds as one value: the sealed envelope and its public records. Each change makes a new value.
import { createHmac } from 'node:crypto';
import type { Network } from '../../shared/network.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Content } from './content.ts';
import { decodeEnvelope, type Envelope } from './envelope.ts';
import type { KdfPolicy } from './kdf.ts';
import { decodePublicPart } from './public-part.ts';
import { fill, type Random, withContent, wrapKey } from './sealed-vault.ts';
import type { WalletRecord } from './types.ts';

export interface StoredVault {
  readonly envelope: Envelope;
  readonly wallets: readonly WalletRecord[];
}

/** Reads a file's bytes; refusals as in `decodeEnvelope`. */
export function readStored(bytes: Uint8Array, policy: KdfPolicy): Result<StoredVault> {
  const envelope = decodeEnvelope(bytes, policy);
  if (!envelope.ok) return envelope;
  const wallets = decodePublicPart(envelope.value.open);
  return wallets ? ok({ envelope: envelope.value, wallets }) : refuse('vault-damaged');
}

export async function emptyVault(dataKey: Uint8Array, password: Uint8Array, policy: KdfPolicy, random: Random): Promise<StoredVault> {
  const wrap = await wrapKey(dataKey, password, policy.cost, random);
  return { envelope: fill(wrap, dataKey, [], { wallets: [], used: [], keys: [] }, random), wallets: [] };
}

/** `wallet-exists`, `phrase-used-elsewhere`. `phrase` is in the form of `readPhrase` and stays the caller's. */
export function withWallet(
  stored: StoredVault,
  dataKey: Uint8Array,
  added: { readonly record: WalletRecord; readonly phrase: Uint8Array },
  random: Random,
): Result<StoredVault> {
  const { record, phrase } = added;
  const fingerprint = fingerprintOf(dataKey, phrase);
  return withContent(stored.envelope, dataKey, (content) => {
    const clash = clashOf(content, fingerprint, record.network);
    if (clash) return refuse(clash);
    const used = [...content.used, { network: record.network, fingerprint }];
    const next = { ...content, wallets: [...content.wallets, { id: record.id, phrase }], used };
    return ok(refill(stored, dataKey, [...stored.wallets, record], next, random));
  });
}

/** `wallet-not-found`. */
export function withRecord(
  stored: StoredVault,
  dataKey: Uint8Array,
  walletId: string,
  change: (record: WalletRecord) => WalletRecord,
  random: Random,
): Result<StoredVault> {
  if (!stored.wallets.some(({ id }) => id === walletId)) return refuse('wallet-not-found');
  const wallets = stored.wallets.map((record) => (record.id === walletId ? change(record) : record));
  return withContent(stored.envelope, dataKey, (content) => ok(refill(stored, dataKey, wallets, content, random)));
}

/** The same content under another password. */
export async function withPassword(
  stored: StoredVault,
  dataKey: Uint8Array,
  password: Uint8Array,
  policy: KdfPolicy,
  random: Random,
): Promise<Result<StoredVault>> {
  const wrap = await wrapKey(dataKey, password, policy.cost, random);
  return withContent(stored.envelope, dataKey, (content) =>
    ok({ envelope: fill(wrap, dataKey, stored.wallets, content, random), wallets: stored.wallets }),
  );
}

/** A copy of a wallet's phrase, which the caller wipes. `wallet-not-found`. */
export function phraseOf(stored: StoredVault, dataKey: Uint8Array, walletId: string): Result<Uint8Array> {
  return withContent(stored.envelope, dataKey, (content) => {
    const wallet = content.wallets.find(({ id }) => id === walletId);
    return wallet ? ok(Uint8Array.from(wallet.phrase)) : refuse('wallet-not-found');
  });
}

export function refill(
  stored: StoredVault,
  dataKey: Uint8Array,
  wallets: readonly WalletRecord[],
  content: Content,
  random: Random,
): StoredVault {
  return { envelope: fill(stored.envelope, dataKey, wallets, content, random), wallets };
}

/** Signed on one network set, a transaction could be valid on another: one phrase belongs to one set for life. */
function clashOf(content: Content, fingerprint: Uint8Array, network: Network): string | null {
  const earlier = content.used.find((one) => Buffer.compare(one.fingerprint, fingerprint) === 0);
  if (!earlier) return null;
  return earlier.network === network ? 'wallet-exists' : 'phrase-used-elsewhere';
}

/** Keyed, so that the encrypted part can remember a secret that it no longer holds. */
export function fingerprintOf(dataKey: Uint8Array, secret: Uint8Array, kind: 'phrase' | 'ledger key' = 'phrase'): Uint8Array {
  const key = createHmac('sha256', dataKey).update(`pullpay ${kind} fingerprint`).digest();
  try {
    return createHmac('sha256', key).update(secret).digest();
  } finally {
    key.fill(0);
  }
}
