// Owns the tests of the file layout: a published scrypt vector, fixed bytes, damage, hostile parameters.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cheapPolicy } from '../../../tests/fakes/test-vault.ts';
import { decodeContent, encodeContent } from './content.ts';
import { decodeEnvelope, encodeEnvelope } from './envelope.ts';
import { costIsHostile, deriveKey, kdfPolicy } from './kdf.ts';
import { seal, unseal } from './seal.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const code = (bytes: Uint8Array, policy = kdfPolicy) => {
  const read = decodeEnvelope(bytes, policy);
  return read.ok ? 'ok' : read.error.code;
};

const envelope = {
  version: 2,
  cost: { log2N: 17, r: 8, p: 1 },
  salt: new Uint8Array(32).fill(1),
  wrapNonce: new Uint8Array(12).fill(2),
  wrappedKey: new Uint8Array(48).fill(3),
  contentNonce: new Uint8Array(12).fill(4),
  open: new TextEncoder().encode('{"wallets":[]}'),
  content: new Uint8Array(21).fill(5),
} as const;

/** Changes bytes and makes the checksum fit again, as somebody would who does it on purpose. */
function forged(change: (file: Buffer) => void): Uint8Array {
  const file = Buffer.from(encodeEnvelope(envelope));
  change(file);
  createHash('sha256')
    .update(file.subarray(0, -32))
    .digest()
    .copy(file, file.length - 32);
  return file;
}

describe('the vault file', () => {
  it('has the layout that its description names', () => {
    const file = Buffer.from(encodeEnvelope(envelope));
    expect(hex(file.subarray(0, 20))).toBe('50554c4c504159560002011100000008' + '00000001');
    expect(file.length).toBe(128 + 14 + 4 + 21 + 32);
    const read = decodeEnvelope(file, kdfPolicy);
    expect(read).toEqual({ ok: true, value: envelope });
  });

  it('is damaged when cut anywhere, lengthened, or empty', () => {
    const file = encodeEnvelope(envelope);
    for (let cut = 0; cut < file.length; cut += 1) expect(code(file.subarray(0, cut))).toBe('vault-damaged');
    expect(code(Buffer.concat([file, new Uint8Array(1)]))).toBe('vault-damaged');
  });

  it.each([
    ['N of 2^63', (file: Buffer) => file.writeUInt8(63, 11)],
    ['N of 2^16, cheaper than ours', (file: Buffer) => file.writeUInt8(16, 11)],
    ['N of 2^20 with r 16: 2 GiB', (file: Buffer) => (file.writeUInt8(20, 11), file.writeUInt32BE(16, 12))],
    ['r of 2^32 - 1', (file: Buffer) => file.writeUInt32BE(0xffff_ffff, 12)],
    ['r of 0', (file: Buffer) => file.writeUInt32BE(0, 12)],
    ['p of 5', (file: Buffer) => file.writeUInt32BE(5, 16)],
    ['p of 0', (file: Buffer) => file.writeUInt32BE(0, 16)],
    ['an unknown KDF', (file: Buffer) => file.writeUInt8(9, 10)],
  ])('is hostile when it asks for %s, whether or not its checksum holds', (_, change) => {
    expect(code(forged(change))).toBe('vault-hostile');
    const unfit = Buffer.from(encodeEnvelope(envelope));
    change(unfit);
    expect(code(unfit)).toBe('vault-hostile');
  });

  it('is hostile when it is far too large', () => {
    expect(code(new Uint8Array(17 * 1024 * 1024))).toBe('vault-hostile');
  });

  it('is damaged, not read beyond its end, when its lengths lie', () => {
    expect(code(forged((file) => file.writeUInt32BE(0xffff_fff0, 124)))).toBe('vault-damaged');
    expect(code(forged((file) => file.writeUInt32BE(13, 124)))).toBe('vault-damaged');
    expect(code(forged((file) => file.writeUInt32BE(22, 128 + 14)))).toBe('vault-damaged');
  });

  it('says so when a later Pullpay wrote it', () => {
    expect(code(forged((file) => file.writeUInt16BE(3, 8)))).toBe('vault-too-new');
    const flipped = Buffer.from(encodeEnvelope(envelope));
    flipped.writeUInt16BE(3, 8);
    expect(code(flipped)).toBe('vault-damaged');
  });
});

describe('the KDF', () => {
  it('is scrypt (RFC 7914, section 12, third vector, first half)', async () => {
    const key = await deriveKey(Buffer.from('pleaseletmein'), Buffer.from('SodiumChloride'), { log2N: 14, r: 8, p: 1 });
    expect(hex(key)).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
  });

  it('costs 128 MiB and more for real vaults, and runs within Node’s memory limit', async () => {
    expect(kdfPolicy.cost).toEqual({ log2N: 17, r: 8, p: 1 });
    expect(await deriveKey(Buffer.from('p'), new Uint8Array(32), kdfPolicy.cost)).toHaveLength(32);
    expect(costIsHostile({ log2N: 18, r: 8, p: 1 }, kdfPolicy)).toBe(false);
    expect(costIsHostile(cheapPolicy.cost, kdfPolicy)).toBe(true);
  });
});

describe('the cipher', () => {
  it('is AES-256-GCM (McGrew and Viega, test case 16)', () => {
    const from = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
    const key = from('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    const nonce = from('cafebabefacedbaddecaf888');
    const bound = from('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const plain = from(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const sealed = seal(key, nonce, bound, plain);
    expect(hex(sealed)).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b',
    );
    expect(hex(unseal(key, nonce, bound, sealed)!)).toBe(hex(plain));
    expect(unseal(key, nonce, bound.slice(1), sealed)).toBeNull();
    expect(unseal(key, nonce, bound, sealed.slice(0, 10))).toBeNull();
  });
});

describe('the encrypted content', () => {
  const content = {
    wallets: [{ id: 'a1', phrase: new TextEncoder().encode('zoo wrong') }],
    used: [
      { network: 'main', fingerprint: new Uint8Array(32).fill(7) },
      { network: 'practice', fingerprint: new Uint8Array(32).fill(8) },
    ],
    keys: [
      { walletId: 'a1', address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', algorithm: 'secp256k1', entropy: new Uint8Array(16).fill(9) },
      { walletId: 'a1', address: 'rrrrrrrrrrrrrrrrrrrrBZbvji', algorithm: 'ed25519', entropy: new Uint8Array(16).fill(10) },
    ],
  } as const;
  const none = { wallets: [], used: [], keys: [] };

  it('comes back as it was', () => {
    expect(decodeContent(encodeContent(content), 2)).toEqual(content);
    expect(decodeContent(encodeContent(none), 2)).toEqual(none);
  });

  it('is of the version that the file names, or of none', () => {
    expect(decodeContent(encodeContent(content), 1)).toBeNull();
    const first = Uint8Array.from([1, 0, 0, 0, 0]);
    expect(decodeContent(first, 1)).toEqual(none);
    expect(decodeContent(first, 2)).toBeNull();
  });

  it('is refused when bytes are missing or too many', () => {
    const bytes = encodeContent(content);
    for (let cut = 0; cut < bytes.length; cut += 1) expect(decodeContent(bytes.subarray(0, cut), 2)).toBeNull();
    expect(decodeContent(Buffer.concat([bytes, new Uint8Array(1)]), 2)).toBeNull();
  });
});
