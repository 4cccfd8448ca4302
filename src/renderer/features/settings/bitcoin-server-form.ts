// Owns the form of a Bitcoin server as it is typed, and what of it becomes a choice.
import { type BitcoinNetworkName, mostServers } from '../../../shared/contract/bitcoin-backends.ts';
import {
  type BitcoinServer,
  type BitcoinServerOfSet,
  bitcoinServer,
  chainsOfSet,
  type TypedPasswords,
} from '../../../shared/contract/bitcoin-servers.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { ChosenNetwork } from '../../../shared/network.ts';

export const serverKinds = ['core', 'esplora', 'electrum'] as const satisfies readonly BitcoinServer['kind'][];

export interface ServerForm {
  readonly kind: BitcoinServer['kind'];
  readonly network: BitcoinNetworkName;
  readonly url: string;
  readonly login: 'cookie' | 'password';
  readonly cookieFile: string;
  readonly user: string;
  readonly password: string;
  /** One in each line. */
  readonly urls: string;
  readonly host: string;
  readonly port: string;
  readonly plain: boolean;
  /** The certificate that the user accepted in this form instead of the learned one. */
  readonly accepted: string | null;
  readonly proxy: boolean;
  readonly proxyHost: string;
  readonly proxyPort: string;
  readonly proxyUser: string;
  readonly proxyPassword: string;
}

/** As Bitcoin Core listens where nothing else is said. */
export const corePorts: Readonly<Record<BitcoinNetworkName, number>> = { main: 8332, testnet4: 48_332, signet: 38_332, regtest: 18_443 };

/** The form of what is chosen, or an empty one. Passwords are never there. */
export function formOf({ set, chosen }: BitcoinServerOfSet): ServerForm {
  const empty: ServerForm = {
    kind: 'core',
    network: chainsOfSet[set][0],
    url: `http://127.0.0.1:${corePorts[chainsOfSet[set][0]]}`,
    login: 'cookie',
    cookieFile: '',
    user: '',
    password: '',
    urls: '',
    host: '',
    port: '50002',
    plain: false,
    accepted: null,
    proxy: false,
    proxyHost: '127.0.0.1',
    proxyPort: '9050',
    proxyUser: '',
    proxyPassword: '',
  };
  return chosen === null ? empty : { ...empty, ...chosenIn(chosen.server), ...proxyIn(chosen.server.proxy) };
}

function chosenIn(server: BitcoinServer): Partial<ServerForm> {
  const { kind, network } = server;
  switch (server.kind) {
    case 'esplora':
      return { kind, network, urls: server.urls.join('\n') };
    case 'core':
      return server.login.kind === 'cookie'
        ? { kind, network, url: server.url, login: 'cookie', cookieFile: server.login.file }
        : { kind, network, url: server.url, login: 'password', user: server.login.user };
    case 'electrum':
      return { kind, network, host: server.host, port: `${server.port}`, plain: server.security.kind === 'plain' };
  }
}

function proxyIn(proxy: BitcoinServer['proxy']): Partial<ServerForm> {
  if (proxy === null) return {};
  return { proxy: true, proxyHost: proxy.host, proxyPort: `${proxy.port}`, proxyUser: proxy.login?.user ?? '' };
}

export type ServerField = 'url' | 'cookieFile' | 'user' | 'urls' | 'host' | 'port' | 'proxyHost' | 'proxyPort';
export type FormErrors = Partial<Readonly<Record<ServerField, TextKey>>>;

export interface Draft {
  readonly set: ChosenNetwork;
  readonly server: BitcoinServer;
  readonly passwords: TypedPasswords;
}

/** What the form says, or which fields keep it from being a choice. */
export function readForm(set: ChosenNetwork, form: ServerForm): { readonly draft: Draft } | { readonly errors: FormErrors } {
  const read = bitcoinServer.safeParse(serverOf(form));
  if (!read.success)
    return {
      errors: errorsAt(
        form,
        read.error.issues.map(({ path }) => path.join('.')),
      ),
    };
  const typed = (text: string): string | null => (text === '' ? null : text);
  return { draft: { set, server: read.data, passwords: { node: typed(form.password), proxy: typed(form.proxyPassword) } } };
}

function serverOf(form: ServerForm): unknown {
  const { kind, network, login } = form;
  const proxy = proxyOf(form);
  switch (kind) {
    case 'esplora':
      return { kind, network, urls: linesOf(form.urls).map(asUrl), proxy };
    case 'core': {
      const chosen = login === 'cookie' ? { kind: login, file: form.cookieFile.trim() } : { kind: login, user: form.user.trim() };
      return { kind, network, url: asUrl(form.url), login: chosen, proxy };
    }
    case 'electrum': {
      const security = form.plain ? { kind: 'plain' } : { kind: 'tls', certificate: form.accepted };
      return { kind, network, host: asHost(form.host), port: asPort(form.port), security, proxy };
    }
  }
}

function proxyOf({ proxy, proxyHost, proxyPort, proxyUser }: ServerForm): unknown {
  if (!proxy) return null;
  const user = proxyUser.trim();
  return { host: asHost(proxyHost), port: asPort(proxyPort), login: user === '' ? null : { user } };
}

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
const asUrl = (text: string): string => text.trim().replace(/\/+$/, '');
const asHost = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1');
const asPort = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0);

const fields: readonly (readonly [RegExp, ServerField, TextKey])[] = [
  [/^url$/, 'url', 'coin-servers.badUrl'],
  [/^urls/, 'urls', 'coin-servers.badUrls'],
  [/^login\.file/, 'cookieFile', 'coin-servers.badFile'],
  [/^login\.user/, 'user', 'coin-servers.badUser'],
  [/^host/, 'host', 'coin-servers.badHost'],
  [/^port/, 'port', 'coin-servers.badPort'],
  [/^proxy\.host/, 'proxyHost', 'coin-servers.badHost'],
  [/^proxy\.port/, 'proxyPort', 'coin-servers.badPort'],
];

function errorsAt(form: ServerForm, paths: readonly string[]): FormErrors {
  const found = fields.filter(([pattern]) => paths.some((path) => pattern.test(path)));
  const errors = Object.fromEntries(found.map(([, field, key]) => [field, key]));
  // Whatever else is wrong is at the place of the kind that is chosen: nobody may be left without a word.
  if (found.length > 0) return errors;
  return form.kind === 'esplora'
    ? { urls: 'coin-servers.badUrls' }
    : form.kind === 'core'
      ? { url: 'coin-servers.badUrl' }
      : { host: 'coin-servers.badHost' };
}

export const errorParams = { most: mostServers };

/** Where a choice is asked, as it is shown in one line. */
export function placeOf(server: BitcoinServer): string {
  switch (server.kind) {
    case 'esplora':
      return server.urls.map((url) => new URL(url).host).join(', ');
    case 'core':
      return new URL(server.url).host;
    case 'electrum':
      return `${server.host}:${server.port}`;
  }
}
