// Owns one sandbox as a developer starts it: the process, its one line, its end.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const readyLimitMs = 110_000;

export interface Store {
  readonly id: string;
  readonly name: string;
  readonly apiKey: string;
}

/** What the sandbox prints. */
export interface Line {
  readonly url: string;
  readonly stores: readonly [Store, Store];
  readonly practice: { readonly bitcoin: string; readonly xrpl: string; readonly control: string };
}

export interface Sandbox {
  readonly line: Line;
  readonly child: ChildProcess;
  /** All that came out on the two streams. */
  readonly said: { out: string; err: string };
  /** Resolves with the exit code when the process is gone; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** As Ctrl+C or a supervisor ends it; resolves when everything is gone. */
  stop(): Promise<number | null>;
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts one and waits for its line. Throws with its error stream when it does not come. */
export async function startSandbox({ args = [], env = {} }: StartOptions = {}): Promise<Sandbox> {
  const { child, said, ended } = spawnSandbox({ args, env });
  const line = await firstLine(child, said, ended);
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  return { line: JSON.parse(line) as Line, child, said, ended, stop };
}

export function spawnSandbox({ args = [], env = {} }: StartOptions = {}): Pick<Sandbox, 'child' | 'said' | 'ended'> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'sandbox.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => (said.out += String(bytes)));
  child.stderr.on('data', (bytes) => (said.err += String(bytes)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, said, ended };
}

function firstLine(child: ChildProcess, said: Sandbox['said'], ended: Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      clearTimeout(late);
      reject(new Error(`the sandbox ${reason}\n${said.err}`));
    };
    const late = setTimeout(() => fail('did not get ready'), readyLimitMs);
    void ended.then(() => fail('ended'));
    child.stdout?.on('data', () => {
      const end = said.out.indexOf('\n');
      if (end < 0) return;
      clearTimeout(late);
      resolve(said.out.slice(0, end));
    });
  });
}
