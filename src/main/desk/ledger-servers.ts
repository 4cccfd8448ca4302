// Owns the user's list of servers of the practice ledger: kept on disk, tried before one is taken, in force at once.
import * as z from 'zod';
import { type LedgerServer, mostLedgerServers, type TriedServer } from '../../shared/contract/ledger-servers.ts';
import { longestServer, readLedgerServer } from '../../shared/links/ledger-server.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type Endpoint, type EndpointSource, fixedEndpoint } from '../backends/endpoint.ts';
import type { ListedServer } from '../backends/server-list.ts';
import type { JsonDocument } from '../storage/json-document.ts';

/** In the order in which they are asked; null is the built-in one, which is always there. */
export const ledgerServerFile = z.strictObject({
  practice: z.array(z.string().max(longestServer).nullable()).min(1).max(mostLedgerServers),
});
export type LedgerServerFile = z.output<typeof ledgerServerFile>;
export const builtInAlone: LedgerServerFile = { practice: [null] };

export interface ServersInUse {
  /** Name of the one that is asked now, or next. */
  readonly chosen: () => string | null;
  readonly isConnected: () => boolean;
  /** The next question goes to the first; what is on its way is still answered. */
  readonly restart: () => void;
}

export interface LedgerServersOptions {
  readonly document: JsonDocument<LedgerServerFile>;
  readonly builtIn: EndpointSource;
  readonly inUse: ServersInUse;
  readonly probe: (endpoint: Endpoint) => Promise<TriedServer>;
}

const builtInName = 'built-in';
const nameOf = (url: string | null): string => url ?? builtInName;

/** The list as the connection reads it. What stands in the file without being an address any more is passed over. */
export function listedServers({ practice }: LedgerServerFile, builtIn: EndpointSource): readonly ListedServer[] {
  return practice.flatMap((url) => {
    if (url === null) return [{ name: builtInName, source: builtIn }];
    const read = readLedgerServer(url);
    return read.ok ? [{ name: url, source: fixedEndpoint(read.value) }] : [];
  });
}

export class LedgerServers {
  constructor(private readonly options: LedgerServersOptions) {}

  list(): readonly LedgerServer[] {
    const { document, inUse } = this.options;
    const chosen = inUse.chosen();
    return document.value().practice.map((url) => {
      const isIt = nameOf(url) === chosen;
      return { url, inUse: isIt, connected: isIt && inUse.isConnected() };
    });
  }

  /** Refusals: those of `readLedgerServer`, and of the built-in one that does not run. */
  async try(url: string | null): Promise<Result<TriedServer>> {
    const read = url === null ? null : readLedgerServer(url);
    if (read !== null && !read.ok) return read;
    const endpoint = await (read === null ? this.options.builtIn : fixedEndpoint(read.value)).current();
    return endpoint.ok ? ok(await this.options.probe(endpoint.value)) : endpoint;
  }

  /** Refusals: `ledger-server-twice`, `ledger-servers-full`, what the try found, those of `readLedgerServer` and of the disk. */
  async add(text: string, anyway: boolean): Promise<Result<readonly LedgerServer[]>> {
    const url = readLedgerServer(text);
    if (!url.ok) return url;
    const refused = this.refusedBy(url.value);
    if (refused !== null) return refused;
    const tried = await this.try(url.value);
    if (!tried.ok) return tried;
    const { problem } = tried.value;
    const isSilent = problem?.code === 'ledger-server-unreachable' || problem?.code === 'backend-not-synced';
    if (problem !== null && !(isSilent && anyway)) return refuse(problem.code, problem.params);
    const again = this.refusedBy(url.value);
    return again ?? this.write((urls) => (this.fits(urls, url.value) ? [...urls, url.value] : urls));
  }

  /** The same in another order, or fewer. Refusals: `ledger-servers-changed`, those of the disk. */
  async arrange(urls: readonly (string | null)[]): Promise<Result<readonly LedgerServer[]>> {
    const known = this.options.document.value().practice;
    const isSame = new Set(urls).size === urls.length && urls.includes(null) && urls.every((url) => known.includes(url));
    return isSame ? this.write(() => urls) : refuse('ledger-servers-changed');
  }

  private refusedBy(url: string): Result<never> | null {
    const urls = this.options.document.value().practice;
    if (urls.includes(url)) return refuse('ledger-server-twice');
    return urls.length >= mostLedgerServers ? refuse('ledger-servers-full', { most: String(mostLedgerServers) }) : null;
  }

  private fits(urls: readonly (string | null)[], url: string): boolean {
    return !urls.includes(url) && urls.length < mostLedgerServers;
  }

  private async write(change: (urls: readonly (string | null)[]) => readonly (string | null)[]): Promise<Result<readonly LedgerServer[]>> {
    const { document, inUse } = this.options;
    const first = document.value().practice[0];
    const written = await document.update((file) => ({ practice: [...change(file.practice)] }));
    if (!written.ok) return written;
    const { practice } = written.value;
    const isChosenThere = practice.some((url) => nameOf(url) === inUse.chosen());
    if (practice[0] !== first || !isChosenThere) inUse.restart();
    return ok(this.list());
  }
}
