// Owns the tray: unread count, show, quit. Where a desktop has no tray, closing the window must never hide the app for ever.
import type { App, BrowserWindow, Menu, Tray, nativeImage } from 'electron';

export interface TrayWords {
  readonly show: string;
  readonly quit: string;
  readonly unread: (count: number) => string;
  readonly armed: (names: string) => string;
  readonly disarm: string;
}

/** Electron's own, passed in so that the tray can be tried without it. */
export interface TrayParts {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly Tray: typeof Tray;
  readonly nativeImage: Pick<typeof nativeImage, 'createFromPath'>;
}

export interface TrayOptions extends TrayParts {
  /** File of the icon. */
  readonly icon: string;
  readonly platform: string;
  /** XDG_CURRENT_DESKTOP, where there is one. */
  readonly desktop: string | undefined;
  readonly show: () => void;
  readonly quit: () => void;
}

export class AppTray {
  private tray: Tray | null = null;
  private unread = 0;
  private armed: readonly string[] = [];
  private disarm: () => void = () => undefined;

  constructor(private readonly options: TrayOptions) {}

  /** False where there is no tray (measured by trying; on Linux also by the desktop saying so). */
  get present(): boolean {
    return this.tray !== null;
  }

  /** What “disarm” in the menu does. */
  onDisarm(disarm: () => void): void {
    this.disarm = disarm;
  }

  /** Names of the wallets that pay without asking. */
  setArmed(names: readonly string[], words: TrayWords): void {
    this.armed = names;
    this.draw(words);
  }

  create(words: TrayWords): void {
    const { Tray: Made, nativeImage: images, icon, show } = this.options;
    if (this.tray || !trayLikely(this.options)) return;
    try {
      this.tray = new Made(images.createFromPath(icon));
      this.tray.on('click', show);
      this.update(0, words);
    } catch {
      this.tray = null;
    }
  }

  update(count: number, words: TrayWords, window?: Pick<BrowserWindow, 'setTitle'> | null): void {
    const { app } = this.options;
    app.setBadgeCount(count);
    window?.setTitle(count > 0 ? `(${count}) Pullpay` : 'Pullpay');
    this.unread = count;
    this.draw(words);
  }

  private draw(words: TrayWords): void {
    if (!this.tray) return;
    const { Menu: menus, show, quit } = this.options;
    const news = [
      ...(this.unread > 0 ? [words.unread(this.unread)] : []),
      ...(this.armed.length > 0 ? [words.armed(this.armed.join(', '))] : []),
    ];
    this.tray.setToolTip(news.length > 0 ? `Pullpay: ${news.join(' · ')}` : 'Pullpay');
    const armed = [
      { label: words.armed(this.armed.join(', ')), enabled: false },
      { label: words.disarm, click: () => this.disarm() },
      { type: 'separator' as const },
    ];
    this.tray.setContextMenu(
      menus.buildFromTemplate([
        ...(this.armed.length > 0 ? armed : []),
        { label: words.show, click: show },
        { type: 'separator' },
        { label: words.quit, click: quit },
      ]),
    );
  }
}

/** A Linux session without a status notifier host shows no tray icon although making one succeeds; only known desktops count. */
export function trayLikely({ platform, desktop }: Pick<TrayOptions, 'platform' | 'desktop'>): boolean {
  if (platform !== 'linux') return true;
  return /KDE|XFCE|MATE|Cinnamon|LXQt|Unity|Budgie|Pantheon/i.test(desktop ?? '');
}
