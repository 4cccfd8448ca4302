// Owns a list of servers of one ledger that may change while the app runs: they stand in for each other in its order.
import { refuse } from '../../shared/result.ts';
import type { EndpointSource } from './endpoint.ts';

export interface ListedServer {
  readonly name: string;
  readonly source: EndpointSource;
}

export interface ServerList extends EndpointSource {
  /** Name of the one that is asked now, or next. */
  chosen(): string | null;
  /** Begins with the first again, as after a change of the list. */
  restart(): void;
}

/** `servers` is read at every step: what is taken out is left, what comes in has its turn. */
export function serverList(servers: () => readonly ListedServer[]): ServerList {
  let name: string | null = null;
  const now = (): ListedServer | undefined => servers().find((server) => server.name === name) ?? servers()[0];
  const next = (): void => {
    const all = servers();
    // One that is not in the list any more is followed by the first.
    const at = name === null ? 0 : all.findIndex((server) => server.name === name);
    name = all[(at + 1) % Math.max(1, all.length)]?.name ?? null;
  };
  return {
    get places() {
      return servers().length;
    },
    async current() {
      const server = now();
      if (server === undefined) return refuse('backend-unreachable');
      name = server.name;
      const found = await server.source.current();
      if (!found.ok && name === server.name) next();
      return found;
    },
    lost() {
      now()?.source.lost();
      next();
    },
    chosen: () => now()?.name ?? null,
    restart() {
      name = null;
    },
  };
}
