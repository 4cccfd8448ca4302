// Owns what happens when the process behind a window dies or hangs: it is noticed once, and the window's owner mends it.
import type { RenderProcessGoneDetails, WebContents } from 'electron';

export interface PageHealthOptions {
  readonly contents: Pick<WebContents, 'on' | 'isDestroyed' | 'forcefullyCrashRenderer'>;
  readonly name: string;
  /** Calls `then` after `ms`; the returned function takes that back. */
  readonly later: (ms: number, then: () => void) => () => void;
  /** The page is gone and nobody asked for it. */
  readonly gone: () => void;
  readonly report: (error: unknown) => void;
}

/** A page that answers again within this time was only busy. */
const patienceMs = 10_000;

export function watchPage({ contents, name, later, gone, report }: PageHealthOptions): void {
  let cancel: (() => void) | null = null;
  const calm = (): void => {
    cancel?.();
    cancel = null;
  };
  contents.on('unresponsive', () => {
    cancel ??= later(patienceMs, () => {
      cancel = null;
      // Ends in `render-process-gone`, so that a page that hangs is mended like one that died.
      if (!contents.isDestroyed()) contents.forcefullyCrashRenderer();
    });
  });
  contents.on('responsive', calm);
  contents.on('destroyed', calm);
  contents.on('render-process-gone', (_event, details: RenderProcessGoneDetails) => {
    calm();
    if (details.reason === 'clean-exit') return;
    report(`${name} window: its process ended (${details.reason}, ${details.exitCode})`);
    gone();
  });
}
