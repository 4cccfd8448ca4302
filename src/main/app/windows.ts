// Owns the app's two windows: the main one, which lives as long as the app (its worker is the workflow), and the secure one, opened per task.
import { join } from 'node:path';
import type { BrowserWindow, MessagePortMain, Session, session } from 'electron';
import type { TrustedSenders } from '../ipc/trusted-senders.ts';
import { CameraGate } from '../security/camera-gate.ts';
import { fence } from '../security/navigation.ts';
import { type PageHost, originOf } from '../security/page-path.ts';
import { guardPermissions } from '../security/permissions.ts';
import { servePages } from '../security/serve-pages.ts';
import { mainWindowOptions, secureWindowOptions } from '../security/window-options.ts';
import { makeBackOff } from './back-off.ts';
import { watchPage } from './page-health.ts';

/** Electron's own, passed in so that the windows can be tried without it. */
export interface WindowParts {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly session: Pick<typeof session, 'defaultSession' | 'fromPartition'>;
}

export interface WindowsOptions extends WindowParts {
  /** Folder of the built bundle (`out`). */
  readonly bundle: string;
  readonly senders: TrustedSenders;
  readonly showOnStart: boolean;
  readonly platform: string;
  /** Asked when the person closes the main window: true hides it, false lets it go. */
  readonly hideInstead: () => boolean;
  /** The main window was closed for good. */
  readonly closed: () => void;
  /** True while the app ends: nothing is loaded anew then. */
  readonly ending: () => boolean;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  readonly later: (ms: number, then: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

const reloads = { first: 250, last: 60_000, calm: 60_000 };

export class Windows {
  private mainWindow: BrowserWindow | null = null;
  private secureWindow: BrowserWindow | null = null;
  private readonly backOff = makeBackOff(reloads);
  private loadedAt = 0;
  private loadsSoon = false;
  private readonly camera: CameraGate;

  constructor(private readonly options: WindowsOptions) {
    this.camera = new CameraGate({ later: options.later, closed: () => this.send('camera-closed', {}) });
    this.prepare(options.session.defaultSession, 'pullpay');
    this.prepare(options.session.fromPartition('secure'), 'secure');
  }

  get main(): BrowserWindow | null {
    return this.mainWindow;
  }

  get secure(): BrowserWindow | null {
    return this.secureWindow;
  }

  /** Where the main page keeps its databases. */
  get mainSession(): Session {
    return this.options.session.defaultSession;
  }

  /** Opens the main window once. */
  openMain(): BrowserWindow {
    if (this.mainWindow && !this.mainWindow.isDestroyed()) return this.mainWindow;
    const window = new this.options.BrowserWindow(mainWindowOptions(this.preload('main')));
    this.adopt(window, 'pullpay', () => this.loadAnew());
    this.mainWindow = window;
    window.once('ready-to-show', () => {
      if (this.options.showOnStart) window.show();
    });
    window.on('close', (event) => this.closing(event, window));
    this.closeCameraWith(window);
    this.load(window, 'pullpay');
    return window;
  }

  showMain(): void {
    const window = this.openMain();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Opens the secure window, or answers null when it is already open for another task. A page that dies closes it, and with it the task. */
  openSecure(closed: () => void): BrowserWindow | null {
    if (this.secureWindow) return null;
    const parent = this.mainWindow?.isVisible() ? { parent: this.mainWindow } : {};
    const window = new this.options.BrowserWindow({ ...secureWindowOptions(this.preload('secure')), ...parent });
    window.setContentProtection(this.options.platform !== 'linux');
    this.adopt(window, 'secure', () => window.destroy());
    this.secureWindow = window;
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      this.secureWindow = null;
      closed();
    });
    void window.loadURL(`${originOf('secure')}/`).catch(this.options.report);
    return window;
  }

  closeSecure(): void {
    this.secureWindow?.close();
  }

  /** Sends an event to the main window's screens; while their process is gone there is nobody to tell. */
  send(name: string, payload: unknown): void {
    this.page()?.send(`event:${name}`, payload);
  }

  /** Hands a port to the main page. Electron throws where its process is gone; the page that is loaded then asks for a port of its own. */
  hand(kind: 'main' | 'server', port: MessagePortMain): void {
    this.page()?.postMessage('ports', kind, [port]);
  }

  /**
   * Loads the main page anew after its process, its worker or its databases failed: at once the first time, later if it goes on. What fails while
   * a new page is already on its way is mended by that one.
   */
  loadAnew(): void {
    if (this.loadsSoon) return;
    this.loadsSoon = true;
    const wait = this.backOff.next(this.options.monotonic() - this.loadedAt);
    this.options.later(wait, () => {
      this.loadsSoon = false;
      const window = this.mainWindow;
      if (window && !window.isDestroyed() && !this.options.ending()) this.load(window, 'pullpay');
    });
  }

  /** The main page may start the camera once, and soon. */
  openCamera(): void {
    const page = this.page();
    if (page !== null) this.camera.open(page.id);
  }

  /** The page has switched it off. */
  endCamera(): void {
    this.camera.end();
  }

  /** No camera from now on; the page is told to switch it off. */
  closeCamera(): void {
    this.camera.close();
  }

  /** Whoever does not see the window does not know that it films. */
  private closeCameraWith(window: BrowserWindow): void {
    const close = (): void => this.camera.close();
    window.on('hide', close);
    window.on('minimize', close);
    window.once('closed', close);
    window.webContents.on('render-process-gone', close);
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) close();
    });
  }

  private page(): BrowserWindow['webContents'] | null {
    const window = this.mainWindow;
    return window && !window.isDestroyed() && !window.webContents.isCrashed() ? window.webContents : null;
  }

  private load(window: BrowserWindow, host: PageHost): void {
    this.loadedAt = this.options.monotonic();
    void window.loadURL(`${originOf(host)}/`).catch(this.options.report);
  }

  private closing(event: { preventDefault(): void }, window: BrowserWindow): void {
    if (!this.options.hideInstead()) return this.options.closed();
    event.preventDefault();
    window.hide();
  }

  private prepare(target: Session, host: PageHost): void {
    servePages(target, host, join(this.options.bundle, 'renderer'));
    guardPermissions(target, host, host === 'pullpay' ? this.camera : null);
  }

  private adopt(window: BrowserWindow, host: PageHost, gone: () => void): void {
    const id = window.webContents.id;
    const { senders, later, report } = this.options;
    senders.trust(id, host);
    fence(window.webContents, host);
    watchPage({ contents: window.webContents, name: host, later, gone, report });
    window.once('closed', () => senders.forget(id));
  }

  private preload(name: 'main' | 'secure'): string {
    return join(this.options.bundle, 'preload', `${name}.cjs`);
  }
}
