// Owns new ids: Base58 of 20 random bytes, unguessable, as Greenfield clients expect them.
import { base58 } from '@scure/base';

export type Random = (length: number) => Uint8Array<ArrayBuffer>;

export function newId(random: Random): string {
  return base58.encode(random(20));
}
