// Owns the tray: unread count, show, quit. Where a desktop has no tray, closing the window must never hide the app for ever.
import type { App, BrowserWindow, Menu, Tray, nativeImage } from 'electron';

export interface TrayWords {
  readonly show: string;
  readonly quit: string;
  readonly unread: (count: number) => string;
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

  constructor(private readonly options: TrayOptions) {}

  /** False where there is no tray (measured by trying; on Linux also by the desktop saying so). */
  get present(): boolean {
    return this.tray !== null;
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
    const { app, Menu: menus, show, quit } = this.options;
    app.setBadgeCount(count);
    window?.setTitle(count > 0 ? `(${count}) Pullpay` : 'Pullpay');
    if (!this.tray) return;
    this.tray.setToolTip(count > 0 ? `Pullpay: ${words.unread(count)}` : 'Pullpay');
    this.tray.setContextMenu(
      menus.buildFromTemplate([{ label: words.show, click: show }, { type: 'separator' }, { label: words.quit, click: quit }]),
    );
  }
}

/** A Linux session without a status notifier host shows no tray icon although making one succeeds; only known desktops count. */
export function trayLikely({ platform, desktop }: Pick<TrayOptions, 'platform' | 'desktop'>): boolean {
  if (platform !== 'linux') return true;
  return /KDE|XFCE|MATE|Cinnamon|LXQt|Unity|Budgie|Pantheon/i.test(desktop ?? '');
}
