// Owns the Electrum program (Debian's `electrum`), offline, for the cross-check: found by ELECTRUM or on the PATH.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
const command = process.env.ELECTRUM ?? 'electrum';

/** Its version; null where it is not installed. Says so on the terminal: what is skipped is skipped loudly. */
export function electrumVersion(): string | null {
  const answer = spawnSync(command, ['version', '--offline'], { encoding: 'utf8', timeout: 60_000 });
  if (answer.status === 0) return answer.stdout.trim();
  console.log(
    `no Electrum program: the cross-check with it is skipped (${command} does not start; apt-get install electrum, or set ELECTRUM)`,
  );
  return null;
}

export class ElectrumProgram {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pullpay-electrum-'));

  /** One command; `-w` names the wallet. Never connects to anything. */
  async run(...words: readonly string[]): Promise<string> {
    const { stdout } = await runFile(command, [...words, '--offline', '--regtest', '-D', this.folder]);
    return stdout.trim();
  }

  /** A wallet of an extended key (SLIP132 spelling), watching or signing. Returns its file. */
  async restore(name: string, extendedKey: string): Promise<string> {
    const file = join(this.folder, name);
    await this.run('restore', extendedKey, '-w', file);
    return file;
  }

  async addresses(file: string, chain: 'receiving' | 'change'): Promise<readonly string[]> {
    return JSON.parse(await this.run('listaddresses', `--${chain}`, '-w', file)) as readonly string[];
  }

  /** Hex once every input is signed, else a PSBT again. */
  sign(file: string, psbt: string): Promise<string> {
    return this.run('signtransaction', psbt, '-w', file);
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
