// Owns one Electron process under measure: started without any driver attached, heard by the lines it writes, ended with all its children.
import { type ChildProcess, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import electronPath from 'electron';
import { treeOf } from './processes.ts';

/** The same for the app and for every yardstick. */
const switches = ['--no-sandbox', '--disable-gpu', '--log-level=3', '--lang=en-US'];

export class ElectronProcess {
  private readonly said = new Map<string, string>();
  private readonly waiting = new Map<string, (value: string) => void>();
  private readonly ended: Promise<void>;
  private output = '';
  /** Milliseconds since the epoch, with fractions. */
  readonly spawnedAt: number;

  private constructor(private readonly child: ChildProcess) {
    this.spawnedAt = performance.timeOrigin + performance.now();
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    let rest = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      this.output += String(bytes);
      const lines = (rest + String(bytes)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.hear(line);
    });
    child.stderr?.on('data', (bytes: Buffer) => {
      this.output += String(bytes);
    });
  }

  static start(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ElectronProcess {
    const child = spawn(String(electronPath), [...switches, script, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ElectronProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The value that the process writes for a name. Throws after half a minute, or when the process ends, with all that it said; nothing is left running then. */
  async hears(name: string, timeoutMs = 30_000): Promise<string> {
    const known = this.said.get(name);
    if (known !== undefined) return known;
    const heard = new Promise<string>((resolve) => this.waiting.set(name, resolve));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), timeoutMs);
    });
    const value = await Promise.race([heard, late, this.ended.then(() => this.said.get(name) ?? null)]);
    clearTimeout(timer);
    if (value !== null) return value;
    await this.quit();
    throw new Error(`no "${name}" came; it said:\n${this.output}`);
  }

  /** Milliseconds from the start of the process to a mark. */
  async mark(name: string): Promise<number> {
    return Number(await this.hears(name)) - this.spawnedAt;
  }

  /** As a user quits: the app closes its files. Whatever is left after ten seconds is killed. */
  async quit(): Promise<void> {
    const family = treeOf(this.pid);
    this.child.kill('SIGTERM');
    const late = setTimeout(() => {
      for (const pid of family) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    }, 10_000);
    await this.ended;
    clearTimeout(late);
    for (let attempt = 0; attempt < 100 && family.some(isAlive); attempt += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  private hear(line: string): void {
    const [, name, value] = /^bench:(\S+) (.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    this.said.set(name, value);
    this.waiting.get(name)?.(value);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
