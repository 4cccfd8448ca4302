// Owns a person's browser: a window of its own without Pullpay, in which pages for people without the app are used.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import { removeFolder } from './remove-folder.ts';

const entry = join(__dirname, '..', 'browser', 'index.cjs');

export class Browser {
  /** Addresses that the page asked for over a network. */
  readonly asked: string[] = [];

  private constructor(
    private readonly app: ElectronApplication,
    private readonly folder: string,
    readonly page: Page,
  ) {
    page.on('request', (request) => void (/^https?:/.test(request.url()) && this.asked.push(request.url())));
  }

  /** Opens an address. `script: false`: a browser that runs none. */
  static async open(address: string, { script = true, language = 'en-US' } = {}): Promise<Browser> {
    const folder = await mkdtemp(join(tmpdir(), 'pullpay-browser-'));
    const switches = ['--no-sandbox', '--disable-gpu', '--log-level=3', `--lang=${language}`, `--user-data-dir=${folder}`];
    const app = await _electron.launch({ args: [...switches, entry, address], timeout: 30_000 });
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    if (!script) await withoutScript(page);
    return new Browser(app, folder, page);
  }

  async close(): Promise<void> {
    await this.app.close();
    await removeFolder(this.folder);
  }
}

/** The page as a browser shows it that runs no script. */
async function withoutScript(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.reload();
}
