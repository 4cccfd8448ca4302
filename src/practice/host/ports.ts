// Owns listening on ports of 127.0.0.1, and nowhere else.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** False if the port is taken. 0 takes any that is free. */
export function listenAt(server: Server, wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = () => resolve(false);
    server.once('error', failed);
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

/** 0 while it does not listen. */
export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
