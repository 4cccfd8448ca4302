// Owns a practice host in a temporary folder, spoken to over real loopback HTTP, for tests and measurements.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenHeader } from '../guard.ts';
import type { Processes } from '../folder-lock.ts';
import type { Paused } from '../schedule.ts';
import { type PracticeHost, type PracticeOptions, startPractice } from '../serve.ts';
import { systemTimers } from '../timers.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

export interface TestPractice {
  readonly host: PracticeHost;
  readonly folder: string;
  readonly fatal: string[];
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  json<T>(path: string): Promise<T>;
  post(path: string, body: string, headers?: Record<string, string>): Promise<Answer>;
  control(name: string, body: unknown): Promise<Answer>;
  /** Forgets everything in memory, as SIGKILL would, and opens the folder again. */
  killAndReopen(options?: Partial<PracticeOptions>): Promise<TestPractice>;
  /** Ends the host and removes the folder. */
  end(): Promise<void>;
}

/** Process ids that all belong to dead processes but this one. */
export function onlyAlive(pid: number): Processes {
  return { pid, isAlive: (other) => other === pid, birthMark: async () => null };
}

let nextPid = 1000;

/** Nothing happens by itself unless `options` says so. */
export async function testPractice(options: Partial<PracticeOptions> = {}): Promise<TestPractice> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'pullpay-practice-')));
  const fatal: string[] = [];
  const paused: Paused = { blocks: true, ledgers: true };
  nextPid += 1;
  const common = { now: Date.now, random: (length: number) => randomBytes(length), timers: systemTimers, testing: true, paused };
  const all = { ...common, processes: onlyAlive(nextPid), onFatal: (reason: string) => void fatal.push(reason), ...options, folder };
  const started = await startPractice(all);
  if (!started.ok) throw new Error(`practice did not start: ${started.error.code}`);
  return speaking(started.value, folder, fatal, options);
}

function speaking(host: PracticeHost, folder: string, fatal: string[], options: Partial<PracticeOptions>): TestPractice {
  const ask = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
    askHttp(host.port, method, path, body, headers);
  return {
    host,
    folder,
    fatal,
    get: (path, headers) => ask('GET', path, '', headers),
    json: async (path) => JSON.parse((await ask('GET', path, '')).text),
    post: (path, body, headers) => ask('POST', path, body, headers),
    control: (name, body) => ask('POST', `/control/${name}`, JSON.stringify(body), { [tokenHeader]: host.token }),
    killAndReopen: async (more = {}) => testPractice({ ...options, ...more, folder }),
    end: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Plain node:http, because a test must be able to send what `fetch` would never send. */
export function askHttp(port: number, method: string, path: string, body: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          type: response.headers['content-type'] ?? '',
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
