// Owns a wallet that receives on a practice ledger over real sockets, with its files on a disk that can fail.
import { randomBytes } from 'node:crypto';
import { fixedEndpoint } from '../../src/main/backends/endpoint.ts';
import { rippledBackend } from '../../src/main/backends/rippled.ts';
import { Receiving } from '../../src/main/receiving/receiving.ts';
import type { WalletReceiving } from '../../src/main/receiving/wallet-receiving.ts';
import { openDesk } from '../../src/practice/xrpl/testing/desk.ts';
import type { ReceivedPayment } from '../../src/shared/contract/receiving.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { PowerLossFiles } from '../fakes/power-loss-files.ts';

export const requestsPath = '/h/wallets/practice/w/receive-requests.json';

export const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
};

export interface WorldOptions {
  readonly without?: readonly string[];
  readonly clockMs?: number;
}

export async function receivingWorld({ without = [], clockMs }: WorldOptions = {}) {
  const desk = await openDesk(without, clockMs);
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  const backend = rippledBackend({ endpoint: fixedEndpoint(desk.loopback.url), timeoutMs: 5_000, later });
  const [us, savings, payer] = [desk.person(), desk.person(), desk.person()];
  let files = new PowerLossFiles();
  const payees: string[] = [];
  const arrived: ReceivedPayment[] = [];
  let reachable = true;
  /** Commands that receiving asked. */
  const asked: string[] = [];
  const noted: Pick<typeof backend, 'read'> = {
    read(command, fields) {
      asked.push(command);
      return backend.read(command, fields);
    },
  };
  const open = (): Receiving =>
    new Receiving({
      home: '/h',
      files,
      wait: async () => undefined,
      wallet: (id) =>
        id === 'w'
          ? ok({
              id,
              network: 'practice',
              addresses: () => [us.classicAddress, savings.classicAddress],
              payees: () => payees,
              backend: () => (reachable ? ok(noted) : refuse('backend-unreachable')),
            })
          : refuse('wallet-not-found'),
      now: () => Math.floor(desk.loopback.clock.ms / 1000),
      random: (length) => randomBytes(length),
      arrived: (_wallet, payments) => void arrived.push(...payments),
      report: () => undefined,
    });
  let receiving = open();
  const close = async (): Promise<void> => {
    backend.close();
    await desk.close();
  };
  return {
    desk,
    backend,
    us,
    savings,
    payer,
    payees,
    arrived,
    asked: () => asked.splice(0),
    close,
    part: async (): Promise<WalletReceiving> => must(await receiving.of('w')),
    received: async () => must(await must(await receiving.of('w')).received()),
    requests: async () => must(await must(await receiving.of('w')).requests()),
    look: () => receiving.look('w'),
    all: () => receiving,
    /** What is on the disk of the requests, as text. */
    written: () => Buffer.from(files.contents()[requestsPath] ?? '').toString(),
    /** The next `open` finds this in place of what was written. */
    overwrite: (bytes: Uint8Array) =>
      void (files = PowerLossFiles.with(Object.fromEntries(Object.keys(files.contents()).map((path) => [path, bytes])))),
    fail: (code: string) => files.arm({ kind: 'fail', step: 1, code, lasting: true }),
    restart: () => void (receiving = open()),
    reach: (can: boolean) => void (reachable = can),
  };
}
