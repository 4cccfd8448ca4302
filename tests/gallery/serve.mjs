// Builds the gallery and serves it on loopback under the app's own content policy.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const root = join(here, '../../out/gallery');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png' };

/** The policy as the app sends it, so that a style or script that it would refuse is refused here too. */
function policy() {
  const [, list] = /const policy = \[([\s\S]*?)\]\.join/.exec(readFileSync(join(here, '../../src/main/security/headers.ts'), 'utf8'));
  return [...list.matchAll(/"([^"]+)"|'([^'\n]+(?:'[^'\n]*)*)'/g)].map((match) => match[1] ?? match[2]).join('; ');
}

/** Answers `{ origin, close }`. */
export async function serveGallery({ rebuild = true } = {}) {
  if (rebuild) await build({ configFile: join(here, 'vite.config.ts') });
  const csp = policy();
  const server = createServer((request, response) => {
    const path = join(root, new URL(request.url, 'http://x').pathname);
    if (!path.startsWith(root) || !existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': csp });
    createReadStream(path).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
