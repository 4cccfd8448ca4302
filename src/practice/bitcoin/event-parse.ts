// Owns reading chain events back from JSON; what does not look like one is refused whole.
import type { BlockHeader } from './block.ts';
import type { ChainEvent } from './events.ts';

type Members = Readonly<Record<string, unknown>>;

/** Null for anything that is not exactly a chain event. */
export function parseChainEvent(value: unknown): ChainEvent | null {
  const members = membersOf(value);
  switch (members?.kind) {
    case 'opened':
      return isHex(members.faucetKey, 64) ? { kind: 'opened', faucetKey: members.faucetKey } : null;
    case 'entered':
      return isHex(members.hex) && isCount(members.at) ? { kind: 'entered', hex: members.hex, at: members.at } : null;
    case 'mined':
      return parseMined(members);
    case 'dropped':
      return isCount(members.depth) && typeof members.vanish === 'boolean'
        ? { kind: 'dropped', depth: members.depth, vanish: members.vanish }
        : null;
    case 'evicted':
      return areTxids(members.txids) ? { kind: 'evicted', txids: members.txids } : null;
    default:
      return null;
  }
}

function areTxids(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((txid) => isHex(txid, 64));
}

function parseMined({ header, coinbase, txids }: Members): ChainEvent | null {
  const parsed = parseHeader(membersOf(header));
  if (parsed === null || !isHex(coinbase) || !areTxids(txids)) return null;
  return { kind: 'mined', header: parsed, coinbase, txids };
}

function parseHeader(members: Members | null): BlockHeader | null {
  if (members === null) return null;
  const { version, previous, merkleRoot, time, bits, nonce } = members;
  if (!isHex(previous, 64) || !isHex(merkleRoot, 64)) return null;
  if (!isCount(version) || !isCount(time) || !isCount(bits) || !isCount(nonce)) return null;
  return { version, previous, merkleRoot, time, bits, nonce };
}

function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

function isHex(value: unknown, length?: number): value is string {
  return typeof value === 'string' && /^(?:[0-9a-f]{2})*$/.test(value) && (length === undefined || value.length === length);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
