// Owns what anybody can do with a copy of the app: start and end it, find a section, make a wallet, lock and unlock, open a link.
import { type Locator, type Page, expect } from '@playwright/test';
import type { ChainName } from './chain.ts';
import { Copy } from './copy.ts';
import { SecureWindow } from './secure-window.ts';
import type { World } from './world.ts';

export type Section = 'Home' | 'Pull payments' | 'Payouts' | 'Send' | 'Wallet' | 'My claims' | 'Notifications' | 'Settings';

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly link?: string;
  readonly args?: readonly string[];
}

export class Person {
  /** Recovery words of the wallets made so far, from the person's paper. */
  readonly paper: string[][] = [];
  password = 'correct horse battery staple';
  private running: Copy | null = null;

  constructor(
    protected readonly world: World,
    readonly profile: string,
  ) {}

  /** Starts the app and waits for its first screen. */
  async start(options: StartOptions = {}): Promise<void> {
    this.running = await this.world.launch({ profile: this.profile, ...options });
    await expect(this.page.locator('#main')).toBeVisible({ timeout: 20_000 });
    // The window does not wait for the practice network; stories do.
    await this.world.chain.ready();
  }

  get copy(): Copy {
    if (!this.running) throw new Error(`${this.profile} has not started the app`);
    return this.running;
  }

  /** The main window. */
  get page(): Page {
    return this.copy.window;
  }

  async quit(): Promise<void> {
    await this.copy.quit();
  }

  async kill(): Promise<void> {
    await this.copy.kill();
  }

  async restart(options: StartOptions = {}): Promise<void> {
    await this.quit();
    await this.start(options);
  }

  async goTo(section: Section): Promise<void> {
    await this.section(section).click();
  }

  /** The entry of the sidebar, with what waits there. */
  section(section: Section): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: new RegExp(`^${section}( |$)`) });
  }

  /** Lines of the open list of notifications. */
  get notifications(): Locator {
    return this.page.getByRole('list', { name: 'Notifications, newest first' }).getByRole('listitem');
  }

  /** Makes the first wallet through welcome, network and wallet step and the secure window. */
  async createWallet({ name = 'My wallet' } = {}): Promise<void> {
    await this.press('Set up a wallet');
    await this.press('Next');
    await this.page.getByLabel('Name of the wallet').fill(name);
    const secure = await this.secureWindow(() => this.press('Continue in the secure window'));
    await secure.choosePassword(this.password);
    const words = await secure.writeDownWords();
    this.paper.push([...words]);
    await secure.checkWords(words);
    await secure.closedBy(() => secure.press('Close'));
    await expect(this.heading('Home')).toBeVisible();
  }

  /** Makes the first wallet out of words that were written down elsewhere. */
  async restoreWallet({ name = 'My wallet', words }: { readonly name?: string; readonly words: readonly string[] }): Promise<void> {
    await this.press('Set up a wallet');
    await this.press('Next');
    await this.page.getByLabel('Name of the wallet').fill(name);
    await this.page.getByRole('radio', { name: /^Restore from words/ }).check();
    const secure = await this.secureWindow(() => this.press('Continue in the secure window'));
    await secure.choosePassword(this.password);
    await secure.page.getByLabel('Recovery words').fill(words.join(' '));
    await secure.press('Restore');
    await expect(secure.page.getByText('The wallet is restored')).toBeVisible();
    await secure.closedBy(() => secure.press('Close'));
    await expect(this.heading('Home')).toBeVisible();
  }

  /** Presses both taps on the first screen and waits until the coins are there. */
  async receivePracticeCoins(): Promise<void> {
    await this.goTo('Home');
    const taps = this.page.getByRole('button', { name: 'Get practice coins' });
    await expect(taps).toHaveCount(2);
    // The last one first: a tap goes away once its coins are seen, and the others move up.
    await taps.nth(1).click();
    await taps.nth(0).click();
    await this.world.chain.moveUntil(async () => {
      await expect(taps).toHaveCount(0, { timeout: 3000 });
    });
    await this.world.chain.mine();
  }

  /** Id of the first wallet, as the bridge knows it. */
  async walletId(): Promise<string> {
    const status = await this.page.evaluate(() => window.pullpay.methods.vaultStatus?.({}));
    const { wallets } = (status?.value ?? { wallets: [] }) as { wallets: { id: string }[] };
    return wallets[0]?.id ?? '';
  }

  /** The address to be paid at, from the wallet screen. */
  async receiveAddress(chain: ChainName): Promise<string> {
    await this.goTo('Wallet');
    await this.page.getByRole('tab', { name: chain === 'bitcoin' ? 'Bitcoin' : 'XRP' }).click();
    return (await this.page.locator('.receive .address').first().textContent()) ?? '';
  }

  async lock(): Promise<void> {
    await this.sidebar('Lock').click();
    await expect(this.sidebar('Unlock')).toBeVisible();
  }

  async unlock(): Promise<void> {
    const secure = await this.secureWindow(() => this.sidebar('Unlock').click());
    await secure.closedBy(() => secure.unlock(this.password));
    await expect(this.sidebar('Lock')).toBeVisible();
  }

  async unlockIfLocked(): Promise<void> {
    if (await this.sidebar('Unlock').isVisible()) await this.unlock();
  }

  /** Clicks a link somewhere in the operating system: another copy starts with it, hands it over and ends. */
  async clickLink(link: string, args: readonly string[] = []): Promise<void> {
    const code = await Copy.handOver({ home: this.world.home, profile: this.profile, link, args });
    expect(code, 'the second copy ends well').toBe(0);
  }

  /** Starts the app once more while it runs, as a click on its icon does; that copy ends by itself. */
  async startAgain(): Promise<void> {
    expect(await Copy.handOver({ home: this.world.home, profile: this.profile }), 'the second copy ends well').toBe(0);
  }

  /** Pastes a link or code into the sheet for it. */
  async pasteLink(link: string): Promise<void> {
    await this.page.keyboard.press('Control+o');
    await this.dialog.getByLabel('Link or code').fill(link);
    await this.dialog.getByRole('button', { name: 'Open', exact: true }).click();
  }

  /** Drops text, or a file with that text, on the window. */
  async drop(text: string, { asFile = false } = {}): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([words, file]) => {
        const data = new DataTransfer();
        if (file) data.items.add(new File([words], 'code.pullpay', { type: 'text/plain' }));
        else data.setData('text/plain', words);
        return data;
      },
      [text, asFile] as const,
    );
    await this.page.locator('#main').dispatchEvent('drop', { dataTransfer });
  }

  async secureWindow(click: () => Promise<void>): Promise<SecureWindow> {
    return new SecureWindow(await this.copy.secureWindow(click));
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Waits until a button can be pressed, and presses it. */
  protected async confirm(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name, exact: true }).click();
  }

  private sidebar(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name, exact: true });
  }
}
