// Owns the ranges of IP address literals, as the URL parser writes them, that tell public, private and loopback hosts apart.

/** `unusable`: unspecified, multicast, broadcast; connecting to 0.0.0.0 would even reach this computer. */
export type AddressRange = 'public' | 'private' | 'loopback' | 'unusable';

type Rule = readonly [prefix: number, bits: number, range: AddressRange];

/**
 * RFC 6890 and RFC 6598; carrier-grade NAT counts as private because overlay networks give out such addresses. Cloud metadata answers at
 * link-local and carrier-grade addresses, so those rules cover it too.
 */
const ipv4Rules: readonly Rule[] = [
  [0x00000000, 8, 'unusable'],
  [0x0a000000, 8, 'private'],
  [0x64400000, 10, 'private'],
  [0x7f000000, 8, 'loopback'],
  [0xa9fe0000, 16, 'private'],
  [0xac100000, 12, 'private'],
  [0xc0000000, 24, 'private'],
  [0xc0a80000, 16, 'private'],
  [0xc6120000, 15, 'private'],
  [0xe0000000, 3, 'unusable'],
];

/** `text`: four decimal octets, as the URL parser writes every IPv4 host. */
export function rangeOfIpv4(text: string): AddressRange {
  const value = text.split('.').reduce((sum, octet) => sum * 256 + Number.parseInt(octet, 10), 0);
  const rule = ipv4Rules.find(([prefix, bits]) => Math.floor(value / 2 ** (32 - bits)) === Math.floor(prefix / 2 ** (32 - bits)));
  return rule?.[2] ?? 'public';
}

/** `text`: an IPv6 address in the form of RFC 5952, without brackets. */
export function rangeOfIpv6(text: string): AddressRange {
  const groups = groupsOf(text);
  const first = groups[0] ?? 0;
  if (groups.slice(0, 7).every((group) => group === 0)) return groups[7] === 1 ? 'loopback' : 'unusable';
  const embedded = embeddedIpv4(groups);
  if (embedded !== null) return rangeOfIpv4(embedded);
  if (first >= 0xff00) return 'unusable';
  if (first === 0x64 && groups[1] === 0xff9b && groups[2] === 1) return 'private';
  if (first >= 0xfc00 && first < 0xfe00) return 'private';
  if (first >= 0xfe80 && first < 0xff00) return 'private';
  return 'public';
}

function groupsOf(text: string): readonly number[] {
  const [head = '', tail] = text.split('::');
  const left = wordsOf(head);
  const right = wordsOf(tail ?? '');
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => 0), ...right];
}

function wordsOf(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
}

/**
 * The IPv4 host that is reached through an IPv6 address: mapped (::ffff:0:0/96), compatible (::/96), translated (64:ff9b::/96) and 6to4
 * (2002::/16, which carries it in the second and third group).
 */
function embeddedIpv4(groups: readonly number[]): string | null {
  const mapped = groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0xffff || groups[5] === 0);
  const translated = groups[0] === 0x64 && groups[1] === 0xff9b && groups.slice(2, 6).every((group) => group === 0);
  if (groups[0] === 0x2002) return dotted(groups.slice(1, 3));
  return mapped || translated ? dotted(groups.slice(6)) : null;
}

function dotted([high = 0, low = 0]: readonly number[]): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
