// Owns the answers to permission requests. Electron grants by default; we deny everything but a named few for our own main page.
import type { Session } from 'electron';
import { type PageHost, originOf } from './page-path.ts';

const allowed: Readonly<Record<PageHost, readonly string[]>> = {
  pullpay: ['persistent-storage', 'clipboard-sanitized-write'],
  secure: [],
};

/** True only for the named permissions of our own main page. */
export function mayHave(host: PageHost, permission: string, requestingOrigin: string): boolean {
  return allowed[host].includes(permission) && requestingOrigin.replace(/\/$/, '') === originOf(host);
}

export function guardPermissions(session: Session, host: PageHost): void {
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(mayHave(host, permission, originFrom(contents.getURL())));
  });
  // The origin of a frame was once told wrongly (CVE-2026-34777), so the window's own address must agree where there is one.
  session.setPermissionCheckHandler(
    (contents, permission, requestingOrigin) =>
      mayHave(host, permission, requestingOrigin) && (contents === null || mayHave(host, permission, originFrom(contents.getURL()))),
  );
  session.setDevicePermissionHandler(() => false);
}

function originFrom(address: string): string {
  const match = /^(app:\/\/[a-z]+)(\/|$)/.exec(address);
  return match?.[1] ?? '';
}
