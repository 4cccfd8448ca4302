// Owns the answers to permission requests. Electron grants by default; we deny everything but a named few for our own main page.
import type { Session, WebContents } from 'electron';
import type { CameraGate } from './camera-gate.ts';
import { type PageHost, originOf } from './page-path.ts';

const allowed: Readonly<Record<PageHost, readonly string[]>> = {
  pullpay: ['persistent-storage', 'clipboard-sanitized-write'],
  secure: [],
};

/** True only for the named permissions of our own main page. The camera is not among them: see `mayFilm`. */
export function mayHave(host: PageHost, permission: string, requestingOrigin: string): boolean {
  return allowed[host].includes(permission) && isOrigin(host, requestingOrigin);
}

/** What Electron tells of a request or a check for camera and microphone. */
export interface MediaAsked {
  readonly mediaTypes?: readonly string[];
  readonly mediaType?: string;
  readonly securityOrigin?: string;
  readonly requestingUrl?: string;
  readonly isMainFrame?: boolean;
}

/** True only for a camera without anything else, asked for by the main frame of the main page. Nothing that is not told counts as told well. */
export function mayFilm(host: PageHost, address: string, asked: MediaAsked): boolean {
  const types = asked.mediaTypes ?? (asked.mediaType === undefined ? [] : [asked.mediaType]);
  return (
    host === 'pullpay' &&
    types.length === 1 &&
    types[0] === 'video' &&
    asked.isMainFrame === true &&
    isOrigin(host, originFrom(address)) &&
    isOrigin(host, originFrom(asked.requestingUrl ?? '')) &&
    isOrigin(host, asked.securityOrigin ?? '')
  );
}

/** Answers for one session. Without a gate no camera is ever given there. */
export function guardPermissions(session: Session, host: PageHost, camera: Pick<CameraGate, 'isOpen' | 'start'> | null = null): void {
  const isFilming = (contents: WebContents, asked: MediaAsked): boolean => mayFilm(host, contents.getURL(), asked);
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    if (permission === 'media') return callback(camera !== null && isFilming(contents, details) && camera.start(contents.id));
    return callback(mayHave(host, permission, originFrom(contents.getURL())));
  });
  // The origin of a frame was once told wrongly (CVE-2026-34777), so the window's own address must agree where there is one.
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) => {
    if (permission === 'media')
      return (
        camera !== null &&
        contents !== null &&
        isOrigin(host, requestingOrigin) &&
        isFilming(contents, details) &&
        camera.isOpen(contents.id)
      );
    return mayHave(host, permission, requestingOrigin) && (contents === null || mayHave(host, permission, originFrom(contents.getURL())));
  });
  session.setDevicePermissionHandler(() => false);
}

function isOrigin(host: PageHost, origin: string): boolean {
  return origin.replace(/\/$/, '') === originOf(host);
}

function originFrom(address: string): string {
  const match = /^(app:\/\/[a-z]+)(\/|$)/.exec(address);
  return match?.[1] ?? '';
}
