// Owns the connected BTCPay stores of every wallet and their keys (spec §16.9). A key comes in once, goes to the API server process alone, and is never given out again.
import { base58 } from '@scure/base';
import * as z from 'zod';
import { type ConnectedStore, type StoreAccess, storeKey } from '../../shared/contract/connected-stores.ts';
import { id, walletId } from '../../shared/contract/common.ts';
import type { AllowedContact } from '../../shared/links/host-kind.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { type OsSeal, sealedText } from '../security/os-seal.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import type { Secret } from '../vault/types.ts';

const mostStores = 50;

const stored = z.strictObject({
  id,
  walletId,
  origin: z.string().max(256),
  storeId: id.nullable(),
  storeName: z.string().max(200).nullable(),
  /** Null where the operating system seals nothing: the key is in memory then, and gone with the run. */
  sealed: sealedText.nullable(),
});
type Stored = z.output<typeof stored>;
export const connectedStoreFile = z.strictObject({ stores: z.array(stored).max(1000) });
export type ConnectedStoreFile = z.output<typeof connectedStoreFile>;

/** A store by its own name, whoever connected it. */
export interface StoreName {
  readonly walletId: string;
  readonly origin: string;
  readonly storeId: string;
}

export interface ConnectedStoresOptions {
  readonly document: JsonDocument<ConnectedStoreFile>;
  readonly seal: OsSeal;
  /** Keeps a key in memory as bytes that print nothing and are wiped. */
  readonly keep: (key: string) => Secret;
  readonly random: (length: number) => Uint8Array;
  readonly mayContact: (origin: string) => Result<AllowedContact>;
  /** Whether the user agreed to contact this origin. */
  readonly isAllowed: (origin: string) => boolean;
  readonly hasWallet: (walletId: string) => boolean;
  /** Origins of our own API. */
  readonly ownOrigins: () => readonly string[];
  /** True while a payment of one of its payouts is on its way. */
  readonly isInUse: (store: StoreName) => boolean;
}

export class ConnectedStores {
  private readonly keys = new Map<string, Secret>();
  private readonly listeners: (() => void)[] = [];

  /** Opens what the operating system sealed in an earlier run; what it does not open is asked for anew. */
  constructor(private readonly options: ConnectedStoresOptions) {
    for (const { id: storeId, sealed } of this.stored) {
      const key = sealed === null ? null : options.seal.open(sealed);
      if (key !== null && storeKey.safeParse(key).success) this.keys.set(storeId, options.keep(key));
    }
  }

  /** In the order in which they were made, without their keys. */
  get all(): ConnectedStore[] {
    return this.stored.map((store) => {
      const { sealed, ...shown } = store;
      return { ...shown, keyKept: this.keys.has(store.id) ? (sealed === null ? 'this-run' : 'sealed') : 'gone' };
    });
  }

  /** What the API server process is told: the stores whose keys are at hand. */
  accesses(): StoreAccess[] {
    return this.stored.flatMap(({ id: connection, origin, storeId }) => {
      const key = this.keys.get(connection);
      return key === undefined ? [] : [{ id: connection, origin, storeId, key: Buffer.from(key.bytes).toString('latin1') }];
    });
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Refusals: `wallet-not-found`, `store-key-invalid`, those of `mayContact`, `store-is-own`, `host-not-allowed`, `too-many-stores`, and those of the disk. */
  async connect(wallet: string, asked: string, key: string): Promise<Result<{ id: string }>> {
    const { hasWallet, mayContact, isAllowed, ownOrigins, random } = this.options;
    if (!hasWallet(wallet)) return refuse('wallet-not-found');
    if (!storeKey.safeParse(key).success) return refuse('store-key-invalid');
    const contact = mayContact(asked);
    if (!contact.ok) return contact;
    const { origin } = contact.value;
    if (ownOrigins().includes(origin)) return refuse('store-is-own');
    if (!isAllowed(origin)) return refuse('host-not-allowed', { origin });
    const connection = base58.encode(random(20));
    const made: Stored = { id: connection, walletId: wallet, origin, storeId: null, storeName: null, sealed: this.options.seal.seal(key) };
    const written = await this.change((stores) => (stores.length >= mostStores ? refuse('too-many-stores') : ok([...stores, made])), {
      connection,
      key,
    });
    return written.ok ? ok({ id: connection }) : written;
  }

  /** Refusals: `store-not-connected`, `store-key-invalid`, and those of the disk. */
  renewKey(connection: string, key: string): Promise<Result<void>> | Result<void> {
    if (!storeKey.safeParse(key).success) return refuse('store-key-invalid');
    const sealed = this.options.seal.seal(key);
    return this.change((stores) => replaced(stores, connection, (store) => ok({ ...store, sealed })), { connection, key });
  }

  /** Refusals: `store-not-connected`, `store-chosen`, `store-is-own`, `store-connected-already`, and those of the disk. */
  choose(connection: string, storeId: string, storeName: string): Promise<Result<void>> {
    return this.change((stores) =>
      replaced(stores, connection, (store) => {
        if (store.storeId !== null) return refuse('store-chosen');
        // A store of our own API is one of our wallets, under whatever name this computer is reached.
        if (this.options.hasWallet(storeId)) return refuse('store-is-own');
        // Nor may it come twice under two names of its server (a name and its address, a dot at the end): each payout would stand here twice.
        const isTaken = stores.some((other) => other.storeId === storeId);
        return isTaken ? refuse('store-connected-already') : ok({ ...store, storeId, storeName });
      }),
    );
  }

  /** Forgets connection and key; what is gone is no refusal. Refusals: `store-in-use`, and those of the disk. */
  async disconnect(connection: string): Promise<Result<void>> {
    const forgotten = await this.change((stores) => {
      const store = stores.find((candidate) => candidate.id === connection);
      if (store?.storeId !== null && store !== undefined && this.options.isInUse({ ...store, storeId: store.storeId }))
        return refuse('store-in-use');
      return ok(stores.filter((candidate) => candidate.id !== connection));
    });
    if (forgotten.ok) this.forget(connection);
    return forgotten;
  }

  private get stored(): readonly Stored[] {
    return this.options.document.value().stores;
  }

  private forget(connection: string): void {
    this.keys.get(connection)?.wipe();
    this.keys.delete(connection);
  }

  /** Decides on the newest list, for several changes may be on their way to the disk; a key counts once its connection is written. */
  private async change(
    decide: (stores: readonly Stored[]) => Result<readonly Stored[]>,
    made?: { readonly connection: string; readonly key: string },
  ): Promise<Result<void>> {
    let decided: Result<readonly Stored[]> = ok([]);
    const written = await this.options.document.update((file) => {
      decided = decide(file.stores);
      return decided.ok ? { stores: [...decided.value] } : file;
    });
    // An uncertain write may have changed what counts.
    if (made !== undefined && decided.ok && this.stored.some((store) => store.id === made.connection)) {
      this.forget(made.connection);
      this.keys.set(made.connection, this.options.keep(made.key));
    }
    for (const listener of this.listeners) listener();
    if (!decided.ok) return decided;
    return written.ok ? ok(undefined) : written;
  }
}

function replaced(stores: readonly Stored[], connection: string, change: (store: Stored) => Result<Stored>): Result<readonly Stored[]> {
  const known = stores.find((store) => store.id === connection);
  if (known === undefined) return refuse('store-not-connected');
  const next = change(known);
  return next.ok ? ok(stores.map((store) => (store === known ? next.value : store))) : next;
}
