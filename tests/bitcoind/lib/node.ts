// Owns one real Bitcoin node on regtest: its folder, its start and end, and what a test asks of it over JSON-RPC.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NodePlace {
  readonly url: string;
  /** "__cookie__:…", read anew at each start. */
  readonly cookie: string;
  readonly cookieFile: string;
}

export interface RealNode {
  readonly place: NodePlace;
  /** Asks one method; throws `RpcRefusal` with the node's own code and words. `wallet`: the node's wallet that is meant. */
  ask(method: string, params?: readonly unknown[], wallet?: string): Promise<unknown>;
  /** Blocks to the address, or to a script that nobody can spend. Returns their hashes. */
  mine(count: number, address?: string): Promise<readonly string[]>;
  /** Ends it, `SIGKILL` as a power cut would, and starts it again over the same folder at the same port. */
  restart(signal: EndSignal, more?: readonly string[]): Promise<void>;
  stop(): Promise<void>;
  /** As a power cut would end it. */
  kill(): Promise<void>;
}

export type EndSignal = 'SIGTERM' | 'SIGKILL';

export class RpcRefusal extends Error {
  readonly code: number;
  constructor(method: string, code: number, message: string) {
    super(`${method}: ${message} (${code})`);
    this.code = code;
  }
}

const nobody = 'raw(51)#8lvh9jxk';

/** Starts a node with an empty chain, listening on loopback only and talking to no other node. */
export async function startNode(command: string, more: readonly string[] = []): Promise<RealNode> {
  const folder = mkdtempSync(join(tmpdir(), 'pullpay-node-'));
  const port = await freePort();
  const cookieFile = join(folder, 'regtest', '.cookie');
  const url = `http://127.0.0.1:${port}`;
  let child = await launch(command, [...settings(folder, port), ...more], url, cookieFile);
  const place = (): NodePlace => ({ url, cookieFile, cookie: readFileSync(cookieFile, 'utf8') });
  let now = place();
  const ask = (method: string, params: readonly unknown[] = [], wallet?: string): Promise<unknown> => askNode(now, method, params, wallet);
  const end = async (signal: EndSignal): Promise<void> => {
    await ended(child, signal);
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    get place() {
      return now;
    },
    ask,
    mine: async (count, address) =>
      strings(await (address ? ask('generatetoaddress', [count, address]) : ask('generatetodescriptor', [count, nobody]))),
    async restart(signal, others = []) {
      await ended(child, signal);
      // Left behind by a kill: what is read there before the new one is written is refused.
      rmSync(cookieFile, { force: true });
      child = await launch(command, [...settings(folder, port), ...more, ...others], url, cookieFile);
      now = place();
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function launch(command: string, flags: readonly string[], url: string, cookieFile: string): Promise<ChildProcess> {
  const child = spawn(command, flags, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stdout.on('data', (bytes: Buffer) => void said.push(bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => void said.push(bytes.toString()));
  try {
    await untilAnswering(url, cookieFile, child);
    return child;
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`bitcoind did not start: ${said.join('').slice(-2000)}`, { cause: error });
  }
}

function settings(folder: string, port: number): string[] {
  return [
    '-regtest',
    `-datadir=${folder}`,
    `-rpcport=${port}`,
    '-rpcbind=127.0.0.1',
    '-rpcallowip=127.0.0.1',
    '-listen=0',
    '-connect=0',
    '-dnsseed=0',
    '-server',
    '-txindex',
    '-fallbackfee=0.0001',
    '-printtoconsole=0',
    '-shrinkdebugfile=1',
    // A machine that is busy must not lose the connection that it keeps.
    '-rpcservertimeout=3600',
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilAnswering(url: string, cookieFile: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    try {
      await askNode({ url, cookieFile, cookie: readFileSync(cookieFile, 'utf8') }, 'getblockcount', []);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('no answer within 30 s');
}

async function askNode(place: NodePlace, method: string, params: readonly unknown[], wallet?: string): Promise<unknown> {
  const path = wallet === undefined ? '/' : `/wallet/${encodeURIComponent(wallet)}`;
  const answer = await fetch(place.url + path, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(place.cookie).toString('base64')}` },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const body: unknown = await answer.json();
  if (!isRecord(body)) throw new Error(`${method}: HTTP ${answer.status}`);
  const { error } = body;
  if (isRecord(error)) throw new RpcRefusal(method, Number(error['code']), String(error['message']));
  return body['result'];
}

function ended(child: ChildProcess, signal: EndSignal): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw new Error('a list was expected');
  return value.map(String);
}
