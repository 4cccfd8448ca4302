// Owns what is done to a vault's envelope: made, opened with a password, refilled, wrapped anew. No state, no disk.
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Content, decodeContent, encodeContent, wipeContent } from './content.ts';
import { contentBound, type Envelope, newestVersion, wrapBound } from './envelope.ts';
import { deriveKey, type ScryptCost } from './kdf.ts';
import { encodePublicPart } from './public-part.ts';
import { nonceLength, seal, unseal } from './seal.ts';
import type { WalletRecord } from './types.ts';

export type Random = (length: number) => Uint8Array;

type Wrap = Pick<Envelope, 'cost' | 'salt' | 'wrapNonce' | 'wrappedKey'>;

const saltLength = 32;

/** Wraps the data key under a password, with a new salt and nonce. */
export async function wrapKey(dataKey: Uint8Array, password: Uint8Array, cost: ScryptCost, random: Random): Promise<Wrap> {
  const fresh = { cost, salt: random(saltLength), wrapNonce: random(nonceLength) };
  const key = await deriveKey(password, fresh.salt, cost);
  try {
    return { ...fresh, wrappedKey: seal(key, fresh.wrapNonce, wrapBound(fresh), dataKey) };
  } finally {
    key.fill(0);
  }
}

/** The data key, which the caller wipes. The checksum held, so a failing tag means `wrong-password`. */
export async function unwrapKey(envelope: Envelope, password: Uint8Array): Promise<Result<Uint8Array>> {
  const key = await deriveKey(password, envelope.salt, envelope.cost);
  try {
    const dataKey = unseal(key, envelope.wrapNonce, wrapBound(envelope), envelope.wrappedKey);
    return dataKey ? ok(dataKey) : refuse('wrong-password');
  } finally {
    key.fill(0);
  }
}

/** Seals content and public records under the data key, with a new nonce and in the newest version. */
export function fill(wrap: Wrap, dataKey: Uint8Array, wallets: readonly WalletRecord[], content: Content, random: Random): Envelope {
  const { cost, salt, wrapNonce, wrappedKey } = wrap;
  const fresh = { contentNonce: random(nonceLength), open: encodePublicPart(wallets) };
  const open = { version: newestVersion, cost, salt, wrapNonce, wrappedKey, ...fresh } as const;
  const plain = encodeContent(content);
  try {
    return { ...open, content: seal(dataKey, open.contentNonce, contentBound(open), plain) };
  } finally {
    plain.fill(0);
  }
}

/**
 * Opens the content with the right data key. `vault-damaged` here means that header, public part or content were changed together with
 * their checksum, which no accident does.
 */
export function openContent(envelope: Envelope, dataKey: Uint8Array): Result<Content> {
  const plain = unseal(dataKey, envelope.contentNonce, contentBound(envelope), envelope.content);
  if (!plain) return refuse('vault-damaged');
  try {
    const content = decodeContent(plain, envelope.version);
    return content ? ok(content) : refuse('vault-damaged');
  } finally {
    plain.fill(0);
  }
}

/** As `openContent`; lends the content to `use` and wipes it. */
export function withContent<T>(envelope: Envelope, dataKey: Uint8Array, use: (content: Content) => Result<T>): Result<T> {
  const content = openContent(envelope, dataKey);
  if (!content.ok) return content;
  try {
    return use(content.value);
  } finally {
    wipeContent(content.value);
  }
}
