// Owns the step from an agreed origin to the addresses that may be connected to: resolved once, checked, and nothing else is dialled.
import { lookup } from 'node:dns/promises';
import { type HostKind, hostKindOf, kindOfAddress } from '../shared/links/host-kind.ts';
import { type Result, ok, refuse } from '../shared/result.ts';

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name; rejects when there is none. */
export type Resolve = (hostname: string) => Promise<readonly HostAddress[]>;

/** Asks as any program of this computer does, its hosts file included. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/**
 * The addresses behind an origin, every one of the kind that its name promised when the user agreed: a public name stays public, `localhost`
 * stays on this computer. One address of another kind refuses them all, for which of them is dialled is the name server's choice.
 * Refusals: `host-invalid`, `host-needs-tor` (an onion name must never reach a name server), `host-unreachable`, `host-address-refused`.
 */
export async function resolveHost(origin: string, resolve: Resolve): Promise<Result<readonly HostAddress[]>> {
  const kind = hostKindOf(origin);
  if (!kind.ok) return kind;
  if (kind.value === 'onion') return refuse('host-needs-tor');
  const { hostname } = new URL(origin);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (kindOfAddress(literal) !== null) return ok([{ address: literal, family: literal.includes(':') ? 6 : 4 }]);
  const found = await resolve(hostname).catch(() => []);
  if (found.length === 0) return refuse('host-unreachable');
  return agrees(found, kind.value) ? ok(found) : refuse('host-address-refused', { host: hostname });
}

function agrees(found: readonly HostAddress[], agreed: HostKind): boolean {
  return found.every(({ address }) => kindOfAddress(address) === agreed);
}
