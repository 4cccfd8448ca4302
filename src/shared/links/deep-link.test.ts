// Tests: every form of link, the near misses, and hostile text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildClaimCodeLink,
  buildClaimLink,
  buildOfferLink,
  buildReceiptLink,
  buildWebLink,
  findLinkInArgv,
  fitsLink,
  fitsQr,
  parseLink,
  parseLinkFile,
} from './deep-link.ts';

const runs = process.env.LONG === '1' ? 10_000 : 2_000;
const id = '3kJgkxXxvSTq6qJXWyV3yPEFqzFk';
const server = { kind: 'server', server: 'https://pay.example', id };

const codes = fc.stringMatching(/^[A-Za-z0-9_-]{1,400}$/);
const ids = fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{20,30}$/);
const origins = fc.oneof(
  fc.constantFrom('http://127.0.0.1:23000', 'http://192.168.1.7', 'https://[2001:db8::1]:8443', `http://${'a'.repeat(56)}.onion`),
  fc.domain().map((name) => new URL(`https://${name}`).origin),
);

describe('every link that is built is read back as it was', () => {
  it('server links, as app link and as web link', () => {
    fc.assert(
      fc.property(origins, ids, (origin, some) => {
        const expected = { kind: 'server', server: origin, id: some };
        expect(parseLink(buildClaimLink(origin, some))).toEqual(expected);
        expect(parseLink(buildWebLink(origin, some))).toEqual(expected);
      }),
    );
  });

  it('offers, claims and receipts', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseLink(buildOfferLink(code))).toEqual({ kind: 'offer', offer: code });
        expect(parseLink(buildClaimCodeLink(code))).toEqual({ kind: 'claim', claim: code });
        expect(parseLink(buildReceiptLink(code))).toEqual({ kind: 'receipt', receipt: code });
      }),
    );
  });
});

describe('what browsers and mail programs do to a link is forgiven', () => {
  it.each([
    ['capital scheme and host', 'PULLPAY://Claim?offer=AAAA'],
    ['a slash after the host', 'pullpay://claim/?offer=AAAA'],
    ['blanks and a line end around it', '  pullpay://claim?offer=AAAA\r\n'],
    ['percent-encoded code', 'pullpay://claim?offer=%41AAA'],
  ])('%s', (_name, link) => {
    expect(parseLink(link)).toEqual({ kind: 'offer', offer: 'AAAA' });
  });

  it('a server in capitals, with a default port or a final slash is the same server', () => {
    for (const origin of ['https://PAY.example', 'https://pay.example:443', 'https://pay.example/']) {
      expect(parseLink(buildClaimLink(origin, id))).toEqual(server);
    }
    expect(parseLink(`https://PAY.example/pull-payments/${id}/`)).toEqual(server);
  });

  it('the pull payment served by the practice network on this computer is a server link', () => {
    expect(parseLink(`http://127.0.0.1:41234/pull-payments/${id}`)).toEqual({ kind: 'server', server: 'http://127.0.0.1:41234', id });
  });
});

describe('everything else is unknown', () => {
  it.each([
    'pullpay:claim?offer=AAAA',
    'pullpay:/claim?offer=AAAA',
    'pullpay:///claim?offer=AAAA',
    'pullpay:\\\\claim?offer=AAAA',
    'pullpay://claim',
    'pullpay://claim?',
    'pullpay://claim?offer=',
    'pullpay://claim?offer=AAAA&offer=BBBB',
    'pullpay://claim?offer=AAAA&x=1',
    'pullpay://claim?Offer=AAAA',
    'pullpay://claim?offer=AA+A',
    'pullpay://claim?offer=AA%20A',
    'pullpay://claim?offer=AAAA#now',
    'pullpay://claim?offer=AA\tAA',
    'pullpay://cl\naim?offer=AAAA',
    'pullpay://claim:443?offer=AAAA',
    'pullpay://claim:?offer=AAAA',
    'pullpay://user@claim?offer=AAAA',
    'pullpay://@claim?offer=AAAA',
    'pullpay://claim/x?offer=AAAA',
    'pullpay://claim/./?offer=AAAA',
    'pullpay://claim//?offer=AAAA',
    'pullpay://cl%61im?offer=AAAA',
    'pullpay://claim.?offer=AAAA',
    'pullpay://pay?offer=AAAA',
    'pullpay://payout?offer=AAAA',
    'pullpay://receipt?claim=AAAA',
    `pullpay://claim?server=https%3A%2F%2Fpay.example&id=${id}&offer=AAAA`,
    `pullpay://claim?server=https%3A%2F%2Fpay.example`,
    `pullpay://claim?id=${id}`,
    `pullpay://claim?server=pay.example&id=${id}`,
    `pullpay://claim?server=ftp%3A%2F%2Fpay.example&id=${id}`,
    `pullpay://claim?server=javascript%3Aalert(1)&id=${id}`,
    `pullpay://claim?server=https%3A%2F%2Fme%40pay.example&id=${id}`,
    `pullpay://claim?server=https%3A%2F%2Fpay.example%2Fpath&id=${id}`,
    `pullpay://claim?server=https%3A%2F%2Fpay.example%3Fa&id=${id}`,
    'pullpay://claim?server=https%3A%2F%2Fpay.example&id=..%2F..%2Fadmin',
    'pullpay://claim?server=https%3A%2F%2Fpay.example&id=a%00b',
    `https://user:pw@pay.example/pull-payments/${id}`,
    `https://pay.example\\@evil.example/pull-payments/${id}`,
    `https://pay.example/PULL-PAYMENTS/${id}`,
    `https://pay.example/x/../pull-payments/${id}`,
    `https://pay.example/pull-payments/${id}?a=b`,
    `https://pay.example/pull-payments/${id}#x`,
    'https://pay.example/pull-payments/',
    'https://pay.example/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'xpullpay://claim?offer=AAAA',
    '',
  ])('%s', (link) => {
    expect(parseLink(link)).toMatchObject({ kind: 'unknown', code: 'unknown-link' });
  });

  it('says which forms it expected, only those of the host where the host is known', () => {
    const near = parseLink('pullpay://payout?offer=AAAA');
    const far = parseLink('pullpay://elsewhere?offer=AAAA');
    expect(near.kind === 'unknown' && near.expected).toBe('pullpay://payout?claim=…');
    expect(far.kind === 'unknown' && far.expected).toContain('pullpay://receipt?r=…');
    expect(far.kind === 'unknown' && far.expected).toContain('https://…/pull-payments/…');
  });
});

describe('length', () => {
  const offerOf = (length: number) => buildOfferLink('A'.repeat(length - buildOfferLink('').length));

  it('takes 2,048 characters and refuses one more unparsed', () => {
    expect(parseLink(offerOf(2048)).kind).toBe('offer');
    expect(parseLink(offerOf(2049))).toMatchObject({ kind: 'unknown', code: 'link-too-long' });
    expect(fitsLink(offerOf(2048))).toBe(true);
    expect(fitsLink(offerOf(2049))).toBe(false);
    expect(fitsQr(offerOf(600))).toBe(true);
    expect(fitsQr(offerOf(601))).toBe(false);
  });

  it('lets a file hold up to 16 KiB', () => {
    expect(parseLinkFile(offerOf(16_384)).kind).toBe('offer');
    expect(parseLinkFile(offerOf(16_385))).toMatchObject({ kind: 'unknown', code: 'link-file-too-long' });
  });
});

describe('the command line of a second copy', () => {
  it('gives the first argument of our scheme and nothing else', () => {
    const argv = ['/usr/bin/pullpay', '--allow-file-access', 'https://evil.example', 'PULLPAY://claim?offer=A', 'pullpay://claim?offer=B'];
    expect(findLinkInArgv(argv)).toBe('PULLPAY://claim?offer=A');
  });

  it('is not fooled by a link inside a switch', () => {
    expect(findLinkInArgv(['app', '--url=pullpay://claim?offer=A', ' pullpay://x', 'pullpayx://claim'])).toBeNull();
    expect(findLinkInArgv([])).toBeNull();
  });
});

it(`${runs} hostile links never throw and never become something they are not`, () => {
  const pieces = fc.constantFrom(
    'pullpay:',
    'PULLPAY://',
    'claim',
    'payout',
    'receipt',
    '?',
    '&',
    '=',
    '/',
    '//',
    '\\',
    '@',
    ':',
    '#',
    '%',
    '%00',
    '%ff',
    '..',
    'offer',
    'server',
    'id',
    'r',
    'https://',
    'http%3A%2F%2F',
    '[::1]',
    '127.0.0.1',
    'localhost',
    ' ',
    '\t',
    '\n',
    '\u0000',
    '\ud800',
    '‮',
    'ⓟ',
    '__proto__',
    'constructor',
    'pull-payments',
    'AAAA',
    id,
  );
  const near = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
  const mutated = fc
    .tuple(
      fc.constantFrom(buildOfferLink('AAAA'), buildClaimLink('https://pay.example', id)),
      fc.nat(90),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    .map(([link, at, text]) => link.slice(0, at) + text + link.slice(at + 1));
  const hostile = fc.oneof(
    near,
    mutated,
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc.webUrl().map((url) => url.replace(/^https?/, 'pullpay')),
  );
  const counts = { unknown: 0, known: 0 };
  fc.assert(
    fc.property(hostile, (text) => {
      const link = parseLink(text);
      counts[link.kind === 'unknown' ? 'unknown' : 'known'] += 1;
      if (link.kind === 'server') {
        expect(link.id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(new URL(link.server).origin).toBe(link.server);
      }
      if (link.kind === 'offer') expect(link.offer).toMatch(/^[A-Za-z0-9_-]+$/);
    }),
    { numRuns: runs },
  );
  console.log(`hostile links: ${counts.unknown} unknown, ${counts.known} read`);
  expect(counts.unknown).toBeGreaterThan(runs / 2);
});
