// Owns the fences round a window: it shows its own page, opens nothing, embeds nothing.
import type { WebContents } from 'electron';
import { type PageHost, scheme } from './page-path.ts';

/** True only for exactly the window's own origin; compared after parsing, never by prefix. */
export function isOwnPage(address: string, host: PageHost): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${scheme}:` && url.host === host && url.username === '' && url.password === '' && url.port === '';
  } catch {
    return false;
  }
}

export function fence(contents: WebContents, host: PageHost): void {
  const refuseOthers = (event: { preventDefault(): void }, address: string): void => {
    if (!isOwnPage(address, host)) event.preventDefault();
  };
  contents.on('will-navigate', (event, address) => refuseOthers(event, address ?? ''));
  contents.on('will-redirect', (event, address) => refuseOthers(event, address ?? ''));
  contents.on('will-frame-navigate', (event) => refuseOthers(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
