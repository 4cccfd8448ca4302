// Owns reading destinations for the faucet: classic addresses, and X-addresses of test networks (XLS-5).
import { accountId, addressOfId } from './address.ts';
import { decodeChecked } from './base58-check.ts';

export interface Destination {
  readonly address: string;
  readonly tag: number | null;
}

const TEST_PREFIX = [0x04, 0x93];
const LENGTH = 31;
const [FLAG_AT, TAG_AT] = [22, 23];

/** Null for anything that is neither a classic address nor an X-address of a test network. */
export function readDestination(text: string): Destination | null {
  return accountId(text) === null ? readTestXAddress(text) : { address: text, tag: null };
}

/** Two bytes of prefix, the account id, a flag that says whether there is a tag, and eight bytes of tag, lowest first. */
function readTestXAddress(text: string): Destination | null {
  const bytes = decodeChecked(text);
  if (bytes?.length !== LENGTH || TEST_PREFIX.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flag = view.getUint8(FLAG_AT);
  const [tag, rest] = [view.getUint32(TAG_AT, true), view.getUint32(TAG_AT + 4, true)];
  if (flag > 1 || rest !== 0 || (flag === 0 && tag !== 0)) return null;
  return { address: addressOfId(bytes.slice(TEST_PREFIX.length, FLAG_AT)), tag: flag === 1 ? tag : null };
}
