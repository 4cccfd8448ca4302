// Owns the payer's process: bundled once, started, listened to, killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import type { Claim } from './payer.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** Bundles the child into the folder, as the app's processes are. Returns its script. */
export async function bundlePayer(outDir: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        input: { payer: join(import.meta.dirname, 'child.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
        external: [/^node:/],
      },
    },
  });
  return join(outDir, 'payer.cjs');
}

export interface PayerOrders {
  readonly story: string;
  readonly home: string;
  readonly node: { readonly url: string; readonly cookieFile: string };
  readonly claims: readonly Claim[];
  readonly batch: number;
}

export class PayerProcess {
  readonly said: string[] = [];
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  private readonly child: ChildProcess;
  private readonly errors: string[] = [];

  constructor(script: string, { claims, ...orders }: PayerOrders, listen: (word: string) => void = () => undefined) {
    const words = JSON.stringify({ ...orders, claims: claims.map((claim) => ({ ...claim, amount: `${claim.amount}` })) });
    this.child = spawn(process.execPath, [script], { env: { ...process.env, PAYER: words }, stdio: ['ignore', 'pipe', 'pipe'] });
    let rest = '';
    this.child.stdout?.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.said.push(line);
        listen(line);
      }
    });
    this.child.stderr?.on('data', (bytes: Buffer) => void this.errors.push(bytes.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve(code ?? signal ?? 'lost')));
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** For the message of a failure. */
  get words(): string {
    return [...this.said.slice(-30), ...this.errors].join('\n').slice(-4000);
  }
}
