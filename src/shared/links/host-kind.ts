// Owns the kinds of host a link may point to, and which of them may be contacted at all (links.md rule 6).
import type { Network } from '../network.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { AddressRange } from './ip-range.ts';
import { rangeOfIpv4, rangeOfIpv6 } from './ip-range.ts';

export const hostKinds = ['public', 'private', 'onion', 'loopback'] as const;
export type HostKind = (typeof hostKinds)[number];

export interface AllowedContact {
  readonly origin: string;
  readonly kind: HostKind;
  /** True for plain http to a private address: whoever shares that network can read and change what is sent. */
  readonly unencrypted: boolean;
}

/**
 * Origin in canonical form ("https://pay.example", default port left out, names in ASCII), or null when the text is not an http or https
 * origin: user info, path, query and fragment do not belong to one.
 */
export function parseOrigin(text: string): string | null {
  if (!/^https?:\/\/[^/?#\\@\s]+\/?$/i.test(text)) return null;
  try {
    return new URL(text).origin;
  } catch {
    return null;
  }
}

/** Kind of an origin's host. Code: `host-invalid` (not an origin, or an address that nobody can be reached at). */
export function hostKindOf(origin: string): Result<HostKind> {
  const canonical = parseOrigin(origin);
  const kind = canonical === null ? null : kindOfHostname(new URL(canonical).hostname);
  return kind === null ? refuse('host-invalid', { origin }) : ok(kind);
}

/**
 * Kind of an address that a name was resolved to ("127.0.0.1", "::1"). Null for what is no address or nobody can be reached at; a zone
 * ("fe80::1%eth0") names an interface of this computer and is none either.
 */
export function kindOfAddress(address: string): HostKind | null {
  const canonical = parseOrigin(`http://${address.includes(':') ? `[${address}]` : address}`);
  const hostname = canonical === null ? '' : new URL(canonical).hostname;
  return /^(\[[0-9a-f:]+\]|\d+\.\d+\.\d+\.\d+)$/.test(hostname) ? kindOfHostname(hostname) : null;
}

/**
 * Whether an origin may be contacted once the user agreed to it: https for public names, http only for private address literals and
 * onion services, loopback on the practice network only. Codes: `host-invalid`, `host-needs-https`, `host-is-this-computer`.
 */
export function mayContact(origin: string, network: Network): Result<AllowedContact> {
  const kind = hostKindOf(origin);
  if (!kind.ok) return kind;
  const canonical = parseOrigin(origin) ?? origin;
  const plain = canonical.startsWith('http:');
  if (kind.value === 'loopback' && network !== 'practice') return refuse('host-is-this-computer', { origin: canonical });
  if (kind.value === 'public' && plain) return refuse('host-needs-https', { origin: canonical });
  return ok({ origin: canonical, kind: kind.value, unencrypted: plain && kind.value === 'private' });
}

function kindOfHostname(hostname: string): HostKind | null {
  if (hostname.startsWith('[')) return kindOfRange(rangeOfIpv6(hostname.slice(1, -1)));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return kindOfRange(rangeOfIpv4(hostname));
  const name = hostname.replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  if (name === 'onion' || name.endsWith('.onion')) return /(^|\.)[a-z2-7]{56}\.onion$/.test(name) ? 'onion' : null;
  return name === '' ? null : 'public';
}

function kindOfRange(range: AddressRange): HostKind | null {
  return range === 'unusable' ? null : range;
}
