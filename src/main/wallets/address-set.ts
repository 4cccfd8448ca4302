// Owns what is known of each Bitcoin address of an account: derived once, asked about when needed.
import type { BackendTransaction, BackendUtxo } from '../backends/bitcoin-backend.ts';
import type { Descriptor } from '../chains/bitcoin/descriptor.ts';
import { placesOf } from '../chains/bitcoin/descriptor-places.ts';
import type { BitcoinParams, KeyPosition } from '../chains/bitcoin/types.ts';

export const chains = [0, 1] as const;

export interface AddressFacts {
  readonly position: KeyPosition;
  readonly address: string;
  /** Null until the network was asked. Newest first. */
  readonly transactions: readonly BackendTransaction[] | null;
  readonly utxos: readonly BackendUtxo[];
}

export class AddressSet {
  private readonly byChain: Readonly<Record<0 | 1, AddressFacts[]>> = { 0: [], 1: [] };
  private readonly byAddress = new Map<string, KeyPosition>();
  private readonly addressOf: (position: KeyPosition) => string;

  constructor(descriptor: Descriptor, params: BitcoinParams) {
    const placeAt = placesOf(descriptor, params);
    this.addressOf = (position) => placeAt(position).address;
  }

  /** Facts at a position; addresses up to there are derived on the way. */
  at({ chain, index }: KeyPosition): AddressFacts {
    const facts = this.byChain[chain];
    while (facts.length <= index) this.derive(chain, facts.length);
    const found = facts[index];
    if (found === undefined) throw new Error('a position without an address');
    return found;
  }

  all(): readonly AddressFacts[] {
    return chains.flatMap((chain) => this.byChain[chain]);
  }

  learn(position: KeyPosition, transactions: readonly BackendTransaction[], utxos: readonly BackendUtxo[]): void {
    this.byChain[position.chain][position.index] = { ...this.at(position), transactions, utxos };
  }

  isOurs(address: string | null): boolean {
    return address !== null && this.byAddress.has(address);
  }

  /** Index of the last address that was ever used; -1 for none. */
  lastUsed(chain: 0 | 1): number {
    return this.byChain[chain].reduce((last, facts) => (isUsed(facts) ? facts.position.index : last), -1);
  }

  private derive(chain: 0 | 1, index: number): void {
    const position = { chain, index };
    const address = this.addressOf(position);
    this.byChain[chain].push({ position, address, transactions: null, utxos: [] });
    this.byAddress.set(address, position);
  }
}

export function isUsed({ transactions, utxos }: AddressFacts): boolean {
  return (transactions?.length ?? 0) > 0 || utxos.length > 0;
}
