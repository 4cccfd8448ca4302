// Owns the tray: unread count, show, quit. Where a desktop has no tray, closing the window must never hide the app for ever.
import { type BrowserWindow, Menu, Tray, app, nativeImage } from 'electron';

export interface TrayWords {
  readonly show: string;
  readonly quit: string;
  readonly unread: (count: number) => string;
}

export class AppTray {
  private tray: Tray | null = null;

  constructor(
    private readonly icon: string,
    private readonly show: () => void,
    private readonly quit: () => void,
  ) {}

  /** False where there is no tray (measured by trying; on Linux also by the desktop saying so). */
  get present(): boolean {
    return this.tray !== null;
  }

  create(words: TrayWords): void {
    if (this.tray || !trayLikely()) return;
    try {
      this.tray = new Tray(nativeImage.createFromPath(this.icon));
      this.tray.on('click', this.show);
      this.update(0, words);
    } catch {
      this.tray = null;
    }
  }

  update(count: number, words: TrayWords, window?: BrowserWindow | null): void {
    app.setBadgeCount(count);
    window?.setTitle(count > 0 ? `(${count}) Pullpay` : 'Pullpay');
    if (!this.tray) return;
    this.tray.setToolTip(count > 0 ? `Pullpay: ${words.unread(count)}` : 'Pullpay');
    this.tray.setContextMenu(
      Menu.buildFromTemplate([{ label: words.show, click: this.show }, { type: 'separator' }, { label: words.quit, click: this.quit }]),
    );
  }
}

/** A Linux session without a status notifier host shows no tray icon although making one succeeds; only known desktops count. */
function trayLikely(): boolean {
  if (process.platform !== 'linux') return true;
  return /KDE|XFCE|MATE|Cinnamon|LXQt|Unity|Budgie|Pantheon/i.test(process.env.XDG_CURRENT_DESKTOP ?? '');
}
