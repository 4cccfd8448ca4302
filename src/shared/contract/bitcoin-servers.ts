// Owns the schemas of the user's Bitcoin server for each network set, as it is shown, tested, chosen and removed. No password ever goes back to a screen.
import * as z from 'zod';
import { type ChosenNetwork, chosenNetworks } from '../network.ts';
import {
  type BitcoinNetworkName,
  bitcoinNetworkName,
  cookieLogin,
  mostServers,
  nodePassword,
  nodeUser,
  proxyText,
  serverHost,
  serverPort,
  serverSecurity,
  serverUrl,
} from './bitcoin-backends.ts';
import { nothing, refusal, seconds } from './common.ts';
import { method } from './rpc.ts';

export const chosenNetwork = z.enum(chosenNetworks);

/** The chains that a set can be on. */
export const chainsOfSet: Readonly<Record<ChosenNetwork, readonly [BitcoinNetworkName, ...BitcoinNetworkName[]]>> = {
  test: ['testnet4', 'signet'],
  main: ['main'],
  regtest: ['regtest'],
};

const network = bitcoinNetworkName;
/** SOCKS5. */
const proxy = z.strictObject({ host: serverHost, port: serverPort, login: z.strictObject({ user: proxyText }).nullable() }).nullable();
const login = z.discriminatedUnion('kind', [cookieLogin, z.strictObject({ kind: z.literal('password'), user: nodeUser })]);

/** A choice without its passwords. */
export const bitcoinServer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('esplora'), network, urls: z.array(serverUrl).min(1).max(mostServers), proxy }),
  z.strictObject({ kind: z.literal('core'), network, url: serverUrl, login, proxy }),
  z.strictObject({ kind: z.literal('electrum'), network, host: serverHost, port: serverPort, security: serverSecurity, proxy }),
]);
export type BitcoinServer = z.output<typeof bitcoinServer>;

/** What is typed. Null: none is needed, or the kept one, which goes to the same user at the same place alone. */
export const typedPasswords = z.strictObject({ node: nodePassword.nullable(), proxy: proxyText.nullable() });
export type TypedPasswords = z.output<typeof typedPasswords>;

/** Sealed by the system for later runs, in memory for this run, or to be typed anew; null where none is needed. */
const whereKept = z.enum(['sealed', 'this-run', 'gone']).nullable();
const keptPasswords = z.object({ node: whereKept, proxy: whereKept });
export type KeptPasswords = z.output<typeof keptPasswords>;

export const bitcoinServers = z.array(
  z.object({ set: chosenNetwork, chosen: z.object({ server: bitcoinServer, passwords: keptPasswords }).nullable() }),
);
export type BitcoinServerOfSet = z.output<typeof bitcoinServers>[number];

export const testedBitcoinServer = z.object({
  /** Why it cannot be used now; null where nothing stands against it. */
  problem: refusal.nullable(),
  /** What works only in part. */
  notes: z.array(refusal).max(20),
  height: z.number().int().nullable(),
  /** Of the newest block. */
  time: seconds.nullable(),
  /** As the server names its program; empty where it does not. */
  software: z.string().max(100),
  /** SHA-256 of the certificate that the server shows, in lower-case hex; null without TLS, or where none was seen. */
  certificate: z.string().max(64).nullable(),
});
export type TestedBitcoinServer = z.output<typeof testedBitcoinServer>;

/** What passes by itself: a server that only says this can be taken all the same. */
export const passingProblems: readonly string[] = [
  'backend-unreachable',
  'backend-timeout',
  'backend-starting',
  'backend-syncing',
  'backend-lagging',
  'backend-cookie-unreadable',
  'backend-proxy-unreachable',
];

const asked = { set: chosenNetwork, server: bitcoinServer, passwords: typedPasswords };

export const bitcoinServerMethods = {
  bitcoinServers: method(nothing, bitcoinServers),
  /**
   * Connects and asks, and keeps nothing; what stands against the server is in the answer. Refusals, of what is not asked at all: `bitcoin-password-missing` (none is kept for that
   * place), `host-invalid`, `bitcoin-server-in-the-open`, `bitcoin-server-needs-proxy`.
   */
  testBitcoinServer: method(z.strictObject(asked), testedBitcoinServer),
  /**
   * Tests it and keeps it; the next question goes there. `anyway` takes one that only does not answer, or is not ready now. Further refusals: what the test found,
   * `bitcoin-chain-in-use` (another chain while a payment is on its way), and those of the disk.
   */
  setBitcoinServer: method(z.strictObject({ ...asked, anyway: z.boolean() }), bitcoinServers),
  /** Nobody is asked from then on. Refusals: those of the disk. */
  removeBitcoinServer: method(z.strictObject({ set: chosenNetwork }), bitcoinServers),
} as const;
