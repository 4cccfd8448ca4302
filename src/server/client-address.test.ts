import { expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

it.each([
  ['loopback', '127.0.0.1', '198.51.100.1', '127.0.0.1'],
  ['local-network', '192.168.1.7', '198.51.100.1', '192.168.1.7'],
  ['local-network', '::ffff:192.168.1.7', undefined, '192.168.1.7'],
  ['local-network', '127.0.0.1', '198.51.100.1', '127.0.0.1'],
  ['own-domain', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['own-domain', '::1', '10.0.0.1,  2001:db8::1 ', '2001:db8::1'],
  ['own-domain', '::ffff:127.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  // The proxy's own entry is the last one; what it could not name is no address.
  ['own-domain', '127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
  ['own-domain', '127.0.0.1', undefined, '127.0.0.1'],
  // Nobody but a program on this computer is our proxy.
  ['own-domain', '192.168.1.7', '198.51.100.1', '192.168.1.7'],
  ['own-domain', undefined, '198.51.100.1', 'unknown'],
] as const)('%s: from %s, told %s, counts for %s', (reach, socket, forwarded, address) => {
  expect(clientAddress(reach, socket, forwarded)).toBe(address);
});
