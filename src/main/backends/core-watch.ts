// Owns the watch-only wallet in a Bitcoin Core node: made, told what to watch, and rescanned until it knows the past.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { WatchedAccount } from './bitcoin-backend.ts';
import * as shape from './core-parse.ts';
import { askCore, type CoreRpc, refusalOf } from './core-rpc.ts';

export interface CoreWatchOptions {
  readonly rpc: CoreRpc;
  /** Name of the node's wallet; Pullpay alone uses it. */
  readonly name: string;
  /** How long a question waits for a rescan before it says `backend-rescanning`. */
  readonly patienceMs: number;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** `learnt`: the node knows of more than before, so what it listed until now has holes. */
export interface Watched {
  readonly learnt: boolean;
}

export interface CoreWatch {
  accounts(accounts: readonly WatchedAccount[]): Promise<Result<Watched>>;
  /** Watches one address that belongs to no account, from a day back. */
  address(address: string): Promise<Result<Watched>>;
}

/** Addresses are given to the node by the thousand; it goes on by itself as they are used (its keypool). */
const rangeStep = 1000;
/** Blocks that are read again for a single address: a day. */
export const addressDepth = 144;
/** A rescan of the whole chain may take this long. */
const longestRescanMs = 48 * 3600_000;
/** On the first address of a line, in the node's wallet: its past has been read. Nothing else survives both of us being killed. */
const readMark = 'pullpay: past read';

const codes = { noSuchMethod: -32601, noSuchWallet: -18, alreadyLoaded: -35, walletError: -4 } as const;

export function coreWatch(options: CoreWatchOptions): CoreWatch {
  return new Watch(options);
}

class Watch implements CoreWatch {
  private readonly options: CoreWatchOptions;
  /** What the node is known to watch: lines with the highest index, and single addresses. */
  private readonly lines = new Map<string, number>();
  private readonly addresses = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  private rescan: Promise<Result<void>> | null = null;
  /** Asked for once, until anything fails: for each address anew it would be half of a first look. */
  private isOpen = false;

  constructor(options: CoreWatchOptions) {
    this.options = options;
  }

  accounts(accounts: readonly WatchedAccount[]): Promise<Result<Watched>> {
    return this.inTurn(async () => {
      const missing = accounts.flatMap(({ lines, upTo, since }) =>
        lines.filter((line) => (this.lines.get(line) ?? -1) < upTo).map((line) => ({ line, upTo, since })),
      );
      if (missing.length === 0) return ok({ learnt: false });
      const opened = await this.open();
      if (!opened.ok) return opened;
      const idle = await this.untilIdle();
      const done = idle.ok ? await this.learn(missing) : idle;
      return done.ok ? ok({ learnt: true }) : done;
    });
  }

  address(address: string): Promise<Result<Watched>> {
    return this.inTurn(async () => {
      if (this.addresses.has(address)) return ok({ learnt: false });
      const opened = await this.open();
      if (!opened.ok) return opened;
      const info = await this.ask(shape.addressInfo, 'getaddressinfo', [address]);
      if (!info.ok) return info;
      const learnt = !info.value.ismine;
      const watched = learnt ? await this.importAddress(address) : ok(undefined);
      if (!watched.ok) return watched;
      this.addresses.add(address);
      return ok({ learnt });
    });
  }

  private async inTurn(action: () => Promise<Result<Watched>>): Promise<Result<Watched>> {
    const mine = this.turn.then(action);
    this.turn = mine.catch(() => undefined);
    const done = await mine;
    // A node whose wallets were taken away is told everything anew next time.
    if (!done.ok) {
      this.isOpen = false;
      this.lines.clear();
      this.addresses.clear();
    }
    return done;
  }

  /** Loads the wallet or makes it: without private keys, empty, of descriptors. */
  private async open(): Promise<Result<void>> {
    if (this.isOpen) return ok(undefined);
    const opened = await this.load();
    this.isOpen = opened.ok;
    return opened;
  }

  private async load(): Promise<Result<void>> {
    const { rpc, name } = this.options;
    const loaded = await rpc.ask('loadwallet', [name, true]);
    if (loaded.kind === 'result') return ok(undefined);
    if (loaded.kind === 'lost') return refusalOf(loaded);
    if (loaded.code === codes.alreadyLoaded || (loaded.code === codes.walletError && /already loaded/i.test(loaded.message)))
      return ok(undefined);
    if (loaded.code === codes.noSuchMethod) return refuse('backend-core-no-wallet', { host: rpc.place });
    if (loaded.code !== codes.noSuchWallet) return refusalOf(loaded);
    const made = await rpc.ask('createwallet', [name, true, true, '', false, true, true]);
    return made.kind === 'result' ? ok(undefined) : refusalOf(made);
  }

  private async learn(
    missing: readonly { readonly line: string; readonly upTo: number; readonly since: number | null }[],
  ): Promise<Result<void>> {
    const known = await this.ask(shape.descriptors, 'listdescriptors');
    if (!known.ok) return known;
    const ends = new Map(known.value.descriptors.map(({ desc, range }) => [bodyOf(desc), range?.[1] ?? -1]));
    let from = Number.MAX_SAFE_INTEGER;
    const unread: string[] = [];
    const derived: string[] = [];
    for (const { line, upTo, since } of missing) {
      const addresses = await this.addressesOf(line, upTo);
      if (!addresses.ok) return addresses;
      const [first = ''] = addresses.value;
      const end = ends.get(bodyOf(line)) ?? -1;
      const covers = end >= upTo;
      derived.push(...addresses.value.slice(0, covers ? end + 1 : undefined));
      if (!covers) {
        const done = await this.importLine({ desc: line, range: [0, endOf(upTo)], timestamp: 'now' });
        if (!done.ok) return done;
      }
      const read = covers ? await this.isRead(first) : ok(false);
      if (!read.ok) return read;
      if (read.value) continue;
      const height = await this.heightAt(since);
      if (!height.ok) return height;
      from = Math.min(from, height.value);
      unread.push(first);
    }
    const past = unread.length === 0 ? ok(undefined) : await this.readPast(from, unread);
    if (!past.ok) return past;
    for (const { line, upTo } of missing) this.lines.set(line, Math.max(endOf(upTo), ends.get(bodyOf(line)) ?? 0));
    for (const address of derived) this.addresses.add(address);
    return past;
  }

  /** All that the node watches of a line once it knows it as far as `upTo`: nobody need ask about each of them. */
  private addressesOf(line: string, upTo: number): Promise<Result<readonly string[]>> {
    return askCore(this.options.rpc, shape.addresses, 'deriveaddresses', [line, [0, endOf(upTo)]]);
  }

  private async isRead(address: string): Promise<Result<boolean>> {
    const info = await this.ask(shape.addressInfo, 'getaddressinfo', [address]);
    return info.ok ? ok(info.value.labels.includes(readMark)) : info;
  }

  private async importLine(request: Readonly<Record<string, unknown>>): Promise<Result<void>> {
    const done = await this.ask(shape.imported, 'importdescriptors', [[request]]);
    if (!done.ok) return done;
    return done.value.every(({ success }) => success) ? ok(undefined) : refuse('backend-refused', { status: 'importdescriptors' });
  }

  private async importAddress(address: string): Promise<Result<void>> {
    const idle = await this.untilIdle();
    if (!idle.ok) return idle;
    const described = await askCore(this.options.rpc, shape.described, 'getdescriptorinfo', [`addr(${address})`]);
    if (!described.ok) return described;
    const done = await this.importLine({ desc: described.value.descriptor, timestamp: 'now' });
    if (!done.ok) return done;
    const info = await askCore(this.options.rpc, shape.chainInfo, 'getblockchaininfo');
    if (!info.ok) return info;
    return this.readPast(Math.max(0, info.value.pruneheight ?? 0, info.value.blocks - addressDepth), []);
  }

  /** Reads blocks from a height on; where it takes longer than our patience, it goes on alone and the mark is set at its end. */
  private async readPast(from: number, marked: readonly string[]): Promise<Result<void>> {
    const { rpc, name } = this.options;
    this.rescan = (async () => {
      const done = await rpc.ask('rescanblockchain', [from], name, longestRescanMs);
      if (done.kind !== 'result') return refusalOf(done);
      for (const address of marked) {
        const set = await rpc.ask('setlabel', [address, readMark], name);
        if (set.kind !== 'result') return refusalOf(set);
      }
      return ok(undefined);
    })().finally(() => {
      this.rescan = null;
    });
    return this.untilIdle();
  }

  private async untilIdle(): Promise<Result<void>> {
    if (this.rescan !== null) {
      const done = await Promise.race([this.rescan, this.options.wait(this.options.patienceMs)]);
      if (done !== undefined) return done;
    }
    const info = await this.ask(shape.walletInfo, 'getwalletinfo');
    if (!info.ok) return info;
    const { scanning } = info.value;
    if (scanning === false) return ok(undefined);
    return refuse('backend-rescanning', { percent: `${Math.floor(scanning.progress * 100)}` });
  }

  /** The first block that must be read: two hours before the birth (block times may be off by that), or what a pruned node still has. */
  private async heightAt(since: number | null): Promise<Result<number>> {
    const info = await askCore(this.options.rpc, shape.chainInfo, 'getblockchaininfo');
    if (!info.ok) return info;
    const least = info.value.pruneheight ?? 0;
    if (since === null) return ok(least);
    let [low, high] = [least, info.value.blocks];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const time = await this.timeOf(middle);
      if (!time.ok) return time;
      if (time.value < since - 2 * 3600) low = middle + 1;
      else high = middle;
    }
    return ok(low);
  }

  private async timeOf(height: number): Promise<Result<number>> {
    const hash = await askCore(this.options.rpc, shape.hash, 'getblockhash', [height]);
    if (!hash.ok) return hash;
    const header = await askCore(this.options.rpc, shape.header, 'getblockheader', [hash.value]);
    return header.ok ? ok(header.value.time) : header;
  }

  private ask: <T>(schema: Parameters<typeof askCore<T>>[1], method: string, params?: readonly unknown[]) => Promise<Result<T>> = (
    schema,
    method,
    params,
  ) => askCore(this.options.rpc, schema, method, params ?? [], this.options.name);
}

/** Without checksum, hardened steps in one spelling. */
function bodyOf(line: string): string {
  return (line.split('#')[0] ?? '').replaceAll("'", 'h');
}

function endOf(upTo: number): number {
  return Math.ceil((upTo + 1) / rangeStep) * rangeStep - 1;
}
