// Owns where the server listens: on this computer alone, or on the local network, too; it moves only when that changes.
import type { Server } from 'node:http';
import type { Reach } from '../shared/contract/server-api.ts';

export interface ListenerOptions {
  /** Makes a server that does not listen yet. */
  readonly create: () => Server;
  /** The port it listens on; also after it moved. */
  readonly listening: (port: number) => void;
  /** It cannot listen there: the port is taken. */
  readonly failed: () => void;
}

export interface Listener {
  /** Listens at `port` (0 lets the system choose one); does nothing where it does so already. */
  listen(port: number, reach: Reach): void;
  close(): void;
}

const thisComputer = '127.0.0.1';
/** Both families first; where the system has no IPv6, the other one. */
const network = ['::', '0.0.0.0'] as const;
const otherFamily: readonly string[] = ['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EINVAL'];

export function createListener({ create, listening, failed }: ListenerOptions): Listener {
  let current: { readonly server: Server; readonly beyond: boolean } | null = null;
  let opening = false;
  /** What was asked for while a server was still on its way to its port. */
  let next: (() => void) | null = null;

  const settled = (tell: () => void): void => {
    opening = false;
    tell();
    const then = next;
    next = null;
    then?.();
  };
  const open = (asked: number, beyond: boolean, [address, ...others]: readonly string[]): void => {
    if (address === undefined) return settled(failed);
    const server = create();
    server.once('error', (error: NodeJS.ErrnoException) => {
      current = null;
      // Only the way to the port is of interest: there is no address of that family here.
      if (otherFamily.includes(error.code ?? '')) open(asked, beyond, others);
      else settled(failed);
    });
    server.listen(asked, address, () => {
      const bound = server.address();
      current = { server, beyond };
      settled(() => listening(typeof bound === 'object' && bound !== null ? bound.port : asked));
    });
  };
  /** The next one can have the port only when this one has let go of it. */
  const close = (then: () => void): void => {
    const server = current?.server;
    current = null;
    if (!server) return then();
    server.close(then);
    server.closeAllConnections();
  };
  const listen = (port: number, reach: Reach): void => {
    if (opening) {
      next = () => listen(port, reach);
      return;
    }
    const beyond = reach.kind === 'local-network';
    if (current?.beyond === beyond) return;
    opening = true;
    close(() => open(port, beyond, beyond ? network : [thisComputer]));
  };
  return { listen, close: () => close(() => undefined) };
}
