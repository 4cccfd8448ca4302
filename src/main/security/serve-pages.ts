// Owns the custom protocol: serves one window's page from the bundle folder, to that window's session only.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from 'electron';
import { contentType } from './content-types.ts';
import { pageHeaders } from './headers.ts';
import { type PageHost, pagePath, scheme } from './page-path.ts';

export function servePages(session: Session, host: PageHost, folder: string): void {
  session.protocol.handle(scheme, async (request) => {
    const path = request.method === 'GET' ? pagePath(request.url, host) : null;
    const type = path === null ? null : contentType(path);
    if (path === null || type === null) return new Response('', { status: 404, headers: { ...pageHeaders } });
    try {
      const body = await readFile(join(folder, path));
      return new Response(body, { status: 200, headers: { ...pageHeaders, 'Content-Type': type } });
    } catch {
      return new Response('', { status: 404, headers: { ...pageHeaders } });
    }
  });
}
