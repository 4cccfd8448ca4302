// Owns one running copy of the app, a process of the operating system: start, quit, kill, its windows, and everything it has said.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import electronPath from 'electron';

const root = join(__dirname, '..', '..');
/** The build under test: `out` of this tree, or the folder in PULLPAY_OUT; the entry for tests, or the shipped one (`PULLPAY_ENTRY=index.cjs`). */
const entry = join(process.env.PULLPAY_OUT ?? join(root, 'out'), 'main', process.env.PULLPAY_ENTRY ?? 'testing.cjs');
const switches = ['--no-sandbox', '--disable-gpu', '--log-level=3', '--lang=en-US', entry];

/** A click that is not possible after this is a failure, not a slow screen. */
const actionTimeoutMs = 15_000;

export interface CopyOptions {
  readonly home: string;
  readonly profile: string;
  /** Added to the environment, for example `PULLPAY_KILL_AT`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Given on the command line, as the operating system gives it to a cold start. */
  readonly link?: string;
  /** Further arguments, before and beside the link, as an attacker would add them. */
  readonly args?: readonly string[];
}

export class Copy {
  /** Resolves when the process is gone, whatever ended it. */
  readonly ended: Promise<void>;
  private gone = false;

  private constructor(
    readonly app: ElectronApplication,
    readonly window: Page,
    readonly options: CopyOptions,
    /** All that came out of the process on either stream. */
    readonly said: string[],
  ) {
    const child = app.process();
    this.ended = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child);
    void this.ended.then(() => {
      this.gone = true;
    });
  }

  static async start(options: CopyOptions, said: string[]): Promise<Copy> {
    const app = await _electron.launch({ args: argsOf(options), env: envOf(options), timeout: 30_000 });
    for (const stream of [app.process().stdout, app.process().stderr]) stream?.on('data', (bytes) => said.push(String(bytes)));
    app.context().setDefaultTimeout(actionTimeoutMs);
    app.context().on('console', (message) => void (message.type() === 'error' && said.push(`page: ${message.text()}\n`)));
    app.context().on('weberror', (error) => said.push(`page: ${error.error().stack ?? error.error().message}\n`));
    return new Copy(app, await app.firstWindow(), options, said);
  }

  get isGone(): boolean {
    return this.gone;
  }

  /** What is clicked opens the secure window; answers with its page. */
  async secureWindow(click: () => Promise<void>): Promise<Page> {
    const [page] = await Promise.all([this.app.waitForEvent('window', { timeout: 15_000 }), click()]);
    await page.waitForLoadState('domcontentloaded');
    return page;
  }

  /** From now on the process dies by SIGKILL right after that state of the outbox is on disk for that chain, for example "signed:bitcoin". */
  async killAt(point: string): Promise<void> {
    await this.app.evaluate(({ app }, rule) => void (app.emit as (name: string, rule: string) => boolean)('test-kill-at', rule), point);
  }

  /** As the user quits it. */
  async quit(): Promise<void> {
    if (this.gone) return;
    await this.app.close();
    await this.ended;
  }

  /** As a power failure ends it: SIGKILL, no clean-up. */
  async kill(): Promise<void> {
    if (this.gone) return;
    this.app.process().kill('SIGKILL');
    await this.ended;
  }

  /** What the operating system does when a link is clicked while the app runs: another copy starts with it, hands it over and ends. Answers its exit code. */
  static handOver(options: CopyOptions): Promise<number | null> {
    const child = spawn(String(electronPath), argsOf(options), { env: envOf(options), stdio: 'ignore' });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error('the second copy did not end'));
      }, 20_000);
      child.once('exit', (code) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
  }
}

function argsOf({ profile, link, args = [] }: CopyOptions): string[] {
  return [...switches, '--profile', profile, ...args, ...(link === undefined ? [] : [link])];
}

function envOf({ home, env }: CopyOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { ...Object.fromEntries(inherited), PULLPAY_HOME: home, ...env };
}

function once(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
