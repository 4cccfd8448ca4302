// Owns how links of the operating system reach the app: scheme registration, second copies, macOS open-url.
import type { App } from 'electron';
import { findLinkInArgv } from '../../shared/links/deep-link.ts';
import type { LinkInbox } from './inbox.ts';

const scheme = 'pullpay';

/** Must be called before the app is ready: macOS delivers the link of a cold start early. */
export function receiveLinks(app: Pick<App, 'on'>, inbox: LinkInbox, show: () => void): void {
  app.on('open-url', (event, url) => {
    event.preventDefault();
    inbox.put(url);
    show();
  });
  app.on('second-instance', (_event, argv) => {
    const link = findLinkInArgv(argv);
    if (link !== null) inbox.put(link);
    show();
  });
}

/**
 * Registers the scheme where that is the app's job. A packed Linux app is registered by its desktop file instead
 * (xdg-settings would also take over text/html on some desktops); `--` keeps link text from being read as switches.
 */
export function registerScheme(
  app: Pick<App, 'setAsDefaultProtocolClient'>,
  platform: string,
  entry: string | null,
  program: string,
): void {
  if (platform === 'linux') return;
  if (platform === 'win32' && entry !== null) app.setAsDefaultProtocolClient(scheme, program, [entry, '--']);
  else app.setAsDefaultProtocolClient(scheme);
}
