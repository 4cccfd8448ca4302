// Owns what happens when the main window's page dies: it is loaded again, and with it the worker. What was promised lies in the journals, what was
// typed in the window's session storage.
import type { WebContents } from 'electron';

/** A page that dies more often than this within a minute would only die again. */
const mostPerMinute = 3;

type Page = Pick<WebContents, 'reload'> & {
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
};

/** `now` in monotonic milliseconds. */
export function reviveAfterCrash(page: Page, now: () => number, report: (error: unknown) => void): void {
  let deaths: readonly number[] = [];
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    report(new Error(`the page of the main window is gone: ${reason}`));
    deaths = [...deaths.filter((at) => now() - at < 60_000), now()];
    if (deaths.length <= mostPerMinute) page.reload();
  });
}
