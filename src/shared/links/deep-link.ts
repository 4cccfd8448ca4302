// Owns the deep links: one table of routes with a schema each, the parser, and the builders. A link fills a form; it never acts by itself.
import * as z from 'zod';
import { codeText, linkId, maxFileLength, maxLinkLength } from './fields.ts';
import { parseOrigin } from './host-kind.ts';

/** A link that was understood, or what was expected instead. `code` has words in `errors-links.ts`; `expected` shows the known forms. */
export type Link =
  | { readonly kind: 'server'; readonly server: string; readonly id: string }
  | { readonly kind: 'offer'; readonly offer: string }
  | { readonly kind: 'claim'; readonly claim: string }
  | { readonly kind: 'receipt'; readonly receipt: string }
  | UnknownLink;

export interface UnknownLink {
  readonly kind: 'unknown';
  readonly code: 'unknown-link' | 'link-too-long' | 'link-file-too-long';
  readonly expected: string;
}

interface Route {
  readonly host: string;
  readonly form: string;
  /** Null when the parameters do not fit this route. */
  readonly read: (parameters: Readonly<Record<string, string>>) => Link | null;
}

const serverShape = z.strictObject({ server: z.string().max(300), id: linkId });
const offerShape = z.strictObject({ offer: codeText });
const claimShape = z.strictObject({ claim: codeText });
const receiptShape = z.strictObject({ r: codeText });

const routes: readonly Route[] = [
  { host: 'claim', form: 'pullpay://claim?server=…&id=…', read: readServer },
  { host: 'claim', form: 'pullpay://claim?offer=…', read: (found) => fitted(offerShape, found, ({ offer }) => ({ kind: 'offer', offer })) },
  {
    host: 'payout',
    form: 'pullpay://payout?claim=…',
    read: (found) => fitted(claimShape, found, ({ claim }) => ({ kind: 'claim', claim })),
  },
  {
    host: 'receipt',
    form: 'pullpay://receipt?r=…',
    read: (found) => fitted(receiptShape, found, ({ r }) => ({ kind: 'receipt', receipt: r })),
  },
];
const webForm = 'https://…/pull-payments/…';

/** The URL parser forgives blanks, back slashes, empty ports and dotted paths; these patterns do not. */
const appPattern = /^pullpay:\/\/([a-z]+)\/?\?[!-"$-~]+$/i;
const webPattern = /^https?:\/\/[^/?#\\@\s]+\/pull-payments\/([A-Za-z0-9_-]+)\/?$/i;

/**
 * Reads one link (links.md rule 1). Blanks around it are ignored; anything else that is not exactly one of the forms is `unknown`.
 * Never throws. Text above 2,048 characters is refused unparsed.
 */
export function parseLink(text: string): Link {
  return text.length > maxLinkLength ? unknown('link-too-long', '') : parseBounded(text);
}

/** As `parseLink` for the content of a file or a QR code, which may hold a link of up to 16 KiB. */
export function parseLinkFile(text: string): Link {
  return text.length > maxFileLength ? unknown('link-file-too-long', '') : parseBounded(text);
}

/**
 * The first argument with our scheme, unparsed; null when there is none. Every other argument is ignored: Chromium reorders them, and
 * what stands beside a link may come from whoever made the link.
 */
export function findLinkInArgv(argv: readonly string[]): string | null {
  return argv.find((argument) => /^pullpay:/i.test(argument)) ?? null;
}

/** `server` is an origin ("https://pay.example", "http://127.0.0.1:23000"), `id` a pull payment's id. */
export function buildClaimLink(server: string, id: string): string {
  return `pullpay://claim?server=${encodeURIComponent(server)}&id=${encodeURIComponent(id)}`;
}

export function buildWebLink(server: string, id: string): string {
  return `${server}/pull-payments/${encodeURIComponent(id)}`;
}

export function buildOfferLink(offer: string): string {
  return `pullpay://claim?offer=${offer}`;
}

/** May be longer than a link can be (see `fitsLink`) when note and destination are long; such a claim travels as a file. */
export function buildClaimCodeLink(claim: string): string {
  return `pullpay://payout?claim=${claim}`;
}

export function buildReceiptLink(receipt: string): string {
  return `pullpay://receipt?r=${receipt}`;
}

/** False when the text must travel as a file. */
export function fitsLink(link: string): boolean {
  return link.length <= maxLinkLength;
}

/** False when the link would make a QR code too dense to scan. */
export function fitsQr(link: string): boolean {
  return link.length <= 600;
}

function parseBounded(text: string): Link {
  const link = text.trim();
  return readAppLink(link) ?? readWebLink(link) ?? unknown('unknown-link', hostOf(link));
}

function readAppLink(link: string): Link | null {
  const host = hostOf(link);
  const url = host === '' ? null : urlOf(link);
  if (url === null || url.hostname.toLowerCase() !== host || url.username + url.password + url.port + url.hash !== '') return null;
  const parameters = eachOnce(url.searchParams);
  if (parameters === null) return null;
  for (const route of routes) {
    const found = route.host === host ? route.read(parameters) : null;
    if (found !== null) return found;
  }
  return null;
}

function readWebLink(link: string): Link | null {
  const id = webPattern.exec(link)?.[1];
  const url = id === undefined ? null : urlOf(link);
  if (id === undefined || url === null || !url.pathname.startsWith('/pull-payments/')) return null;
  return readServer({ server: url.origin, id });
}

function readServer(parameters: Readonly<Record<string, string>>): Link | null {
  return fitted(serverShape, parameters, ({ server, id }) => {
    const origin = parseOrigin(server);
    return origin === null ? null : { kind: 'server', server: origin, id };
  });
}

function fitted<T>(shape: z.ZodType<T>, parameters: Readonly<Record<string, string>>, make: (value: T) => Link | null): Link | null {
  const read = shape.safeParse(parameters);
  return read.success ? make(read.data) : null;
}

/** Host of a well-formed link of our scheme in lower case, else "". The URL parser keeps the letter case of hosts of such schemes. */
function hostOf(link: string): string {
  return appPattern.exec(link)?.[1]?.toLowerCase() ?? '';
}

function urlOf(link: string): URL | null {
  try {
    return new URL(link);
  } catch {
    return null;
  }
}

function eachOnce(parameters: URLSearchParams): Readonly<Record<string, string>> | null {
  const entries = [...parameters];
  const names = new Set(entries.map(([name]) => name));
  return names.size === entries.length ? Object.fromEntries(entries) : null;
}

function unknown(code: UnknownLink['code'], host: string): UnknownLink {
  const near = routes.filter((route) => route.host === host);
  const forms = near.length > 0 ? near.map((route) => route.form) : [...routes.map((route) => route.form), webForm];
  return { kind: 'unknown', code, expected: forms.join(', ') };
}
