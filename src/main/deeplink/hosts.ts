// Owns the hosts the user agreed to contact: asked once per host, kept durably, read by everything that opens a socket to a stranger.
import * as z from 'zod';

export const hostList = z.strictObject({
  hosts: z
    .array(
      z.strictObject({
        origin: z.string().max(256),
        kind: z.enum(['public', 'private', 'onion', 'loopback']),
        allowedAt: z.number().int(),
      }),
    )
    .max(1000),
});
export type HostList = z.output<typeof hostList>;
