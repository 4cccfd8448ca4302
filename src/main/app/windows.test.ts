// Owns the stories of windows whose process dies or hangs, and of closing.
import type { BrowserWindow, MessagePortMain, RenderProcessGoneDetails } from 'electron';
import { describe, expect, it } from 'vitest';
import { TrustedSenders } from '../ipc/trusted-senders.ts';
import { Windows, type WindowsOptions } from './windows.ts';

type Listener = (...args: unknown[]) => void;

class Emitter {
  private readonly listeners = new Map<string, Listener[]>();
  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }
  once(name: string, listener: Listener): void {
    this.on(name, listener);
  }
  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...args);
  }
}

let ids = 0;

class FakeContents extends Emitter {
  readonly id = (ids += 1);
  crashed = false;
  readonly sent: unknown[][] = [];
  readonly handed: unknown[][] = [];
  setWindowOpenHandler(): void {}
  isDestroyed = () => false;
  isCrashed = () => this.crashed;
  send = (...args: unknown[]) => void this.sent.push(args);
  /** As Electron: a frame whose process is gone takes no port. */
  postMessage(...args: unknown[]): void {
    if (this.crashed) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    this.handed.push(args);
  }
  forcefullyCrashRenderer(): void {
    this.die('killed');
  }
  die(reason: RenderProcessGoneDetails['reason']): void {
    this.crashed = true;
    this.emit('render-process-gone', {}, { reason, exitCode: 5 });
  }
}

class FakeWindow extends Emitter {
  readonly webContents = new FakeContents();
  readonly loads: string[] = [];
  readonly calls: string[] = [];
  destroyed = false;
  constructor(readonly given: { webPreferences?: { partition?: string } }) {
    super();
    made.push(this);
  }
  async loadURL(url: string): Promise<void> {
    this.loads.push(url);
    this.webContents.crashed = false;
  }
  isDestroyed = () => this.destroyed;
  isVisible = () => true;
  isMinimized = () => false;
  setContentProtection(): void {}
  show = () => void this.calls.push('show');
  hide = () => void this.calls.push('hide');
  focus = () => void this.calls.push('focus');
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
  close(): void {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
  }
}

let made: FakeWindow[] = [];

function world(change: Partial<WindowsOptions> = {}) {
  made = [];
  let clock = 0;
  const timers: { at: number; run: () => void }[] = [];
  const senders = new TrustedSenders();
  const reports: unknown[] = [];
  const facts = { ending: false, hide: true, closed: 0 };
  const quiet = {
    protocol: { handle: () => undefined },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
  };
  const windows = new Windows({
    BrowserWindow: FakeWindow as unknown as typeof BrowserWindow,
    session: { defaultSession: quiet, fromPartition: () => quiet } as unknown as WindowsOptions['session'],
    bundle: '/out',
    senders,
    showOnStart: true,
    platform: 'linux',
    hideInstead: () => facts.hide,
    closed: () => (facts.closed += 1),
    ending: () => facts.ending,
    monotonic: () => clock,
    later: (ms, then) => {
      const timer = { at: clock + ms, run: then };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    report: (error) => reports.push(error),
    ...change,
  });
  const pass = (ms: number): void => {
    clock += ms;
    for (const timer of timers.filter(({ at }) => at <= clock)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
  };
  windows.openMain();
  const [main] = made;
  if (!main) throw new Error('no window was made');
  return { windows, main, senders, reports, facts, pass };
}

const trusted = (senders: TrustedSenders, id: number) =>
  senders.isTrusted({ id, frame: { url: 'app://pullpay/', parent: null }, isMainFrame: true }, 'pullpay');

describe('the main page', () => {
  it.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed'] as const)(
    'is loaded anew in the same window after "%s", and is trusted as before',
    (reason) => {
      const { main, pass, senders, reports } = world();
      main.webContents.die(reason);
      pass(250);
      expect(main.loads).toEqual(['app://pullpay/', 'app://pullpay/']);
      expect(made).toHaveLength(1);
      expect(trusted(senders, main.webContents.id)).toBe(true);
      expect(reports).toEqual([`pullpay window: its process ended (${reason}, 5)`]);
    },
  );

  it('that ends by itself, or while the app ends, is left alone', () => {
    const { main, pass, facts } = world();
    main.webContents.die('clean-exit');
    facts.ending = true;
    main.webContents.die('crashed');
    pass(100_000);
    expect(main.loads).toHaveLength(1);
  });

  it('that dies in a loop is loaded ever later', () => {
    const { main, pass } = world();
    for (let turn = 0; turn < 8; turn += 1) {
      main.webContents.die('crashed');
      pass(250 * 2 ** turn - 1);
      expect(main.loads).toHaveLength(turn + 1);
      pass(1);
      expect(main.loads).toHaveLength(turn + 2);
    }
  });

  it('that hangs for ten seconds is ended and loaded anew; one that was only busy is not', () => {
    const { main, pass } = world();
    main.webContents.emit('unresponsive');
    pass(9000);
    main.webContents.emit('responsive');
    pass(9000);
    expect(main.webContents.crashed).toBe(false);
    main.webContents.emit('unresponsive');
    main.webContents.emit('unresponsive');
    pass(10_000);
    expect(main.webContents.crashed).toBe(true);
    pass(250);
    expect(main.loads).toHaveLength(2);
  });

  it('that fails in two ways at once is loaded anew once', () => {
    const { windows, main, pass } = world();
    windows.loadAnew();
    main.webContents.die('crashed');
    windows.loadAnew();
    pass(100_000);
    expect(main.loads).toHaveLength(2);
    main.webContents.die('crashed');
    pass(500);
    expect(main.loads).toHaveLength(3);
  });

  it('is handed no port while its process is gone', () => {
    const { windows, main } = world();
    const port = {} as MessagePortMain;
    windows.hand('server', port);
    main.webContents.crashed = true;
    expect(() => windows.hand('server', port)).not.toThrow();
    main.destroyed = true;
    expect(() => windows.hand('server', port)).not.toThrow();
    expect(main.webContents.handed).toEqual([['ports', 'server', [port]]]);
  });

  it('is told nothing while its process is gone', () => {
    const { windows, main } = world();
    windows.send('notice', { code: 'a' });
    main.webContents.crashed = true;
    windows.send('notice', { code: 'b' });
    expect(main.webContents.sent).toEqual([['event:notice', { code: 'a' }]]);
  });
});

describe('closing the main window', () => {
  it('hides it where it can be found again', () => {
    const { main, facts } = world();
    main.close();
    expect({ calls: main.calls, closed: facts.closed, destroyed: main.destroyed }).toEqual({
      calls: ['hide'],
      closed: 0,
      destroyed: false,
    });
  });

  it('ends the app where it could not', () => {
    const { main, facts, senders } = world();
    facts.hide = false;
    main.close();
    expect({ closed: facts.closed, destroyed: main.destroyed }).toEqual({ closed: 1, destroyed: true });
    expect(trusted(senders, main.webContents.id)).toBe(false);
  });
});

describe('the secure window', () => {
  it('opens once, in a partition of its own', () => {
    const { windows } = world();
    expect(windows.openSecure(() => undefined)).not.toBeNull();
    expect(windows.openSecure(() => undefined)).toBeNull();
    expect(made[1]?.given.webPreferences?.partition).toBe('secure');
    expect(made[1]?.loads).toEqual(['app://secure/']);
  });

  it.each(['crashed', 'hangs'])('whose page %s is closed, and its task with it', (how) => {
    const { windows, pass } = world();
    let ended = 0;
    windows.openSecure(() => (ended += 1));
    const page = made[1]?.webContents;
    if (how === 'crashed') page?.die('crashed');
    else page?.emit('unresponsive');
    pass(10_000);
    expect(ended).toBe(1);
    expect(windows.secure).toBeNull();
    expect(made[1]?.loads).toHaveLength(1);
    expect(windows.openSecure(() => undefined)).not.toBeNull();
  });
});

describe('the camera of the main page', () => {
  const goes = { isMainFrame: true, isSameDocument: false };
  it.each([
    ['it is hidden', (main: FakeWindow) => main.emit('hide')],
    ['it is minimized', (main: FakeWindow) => main.emit('minimize')],
    ['another page is loaded', (main: FakeWindow) => main.webContents.emit('did-start-navigation', goes)],
    ['main says so', (_main: FakeWindow, windows: Windows) => windows.closeCamera()],
  ])('is told to be off when %s', (_when, act) => {
    const { main, windows } = world();
    windows.openCamera();
    act(main, windows);
    act(main, windows);
    expect(main.webContents.sent).toEqual([['event:camera-closed', {}]]);
  });

  it('stays on while the page goes from one of its screens to another, and ends quietly where the page itself ends it', () => {
    const { main, windows } = world();
    windows.openCamera();
    main.webContents.emit('did-start-navigation', { ...goes, isSameDocument: true });
    main.webContents.emit('did-start-navigation', { ...goes, isMainFrame: false });
    windows.endCamera();
    windows.closeCamera();
    expect(main.webContents.sent).toEqual([]);
  });

  it('is over with its process, which cannot be told', () => {
    const { main, windows, pass } = world();
    windows.openCamera();
    main.webContents.die('crashed');
    pass(250);
    windows.closeCamera();
    expect(main.webContents.sent).toEqual([]);
  });
});
