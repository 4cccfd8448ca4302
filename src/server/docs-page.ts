// Owns the API's own description: the document under the API, and a page that shows it, with a policy that lets nothing but our own files run.
import type { Hono } from 'hono';
import { openApiDocument } from '../shared/greenfield/openapi.ts';
import { apiHeaders } from './cors.ts';

/** Swagger UI sets styles by script and draws icons from data addresses; it may talk to this server alone. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
const pageHeaders = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
const javaScript = { 'Content-Type': 'text/javascript; charset=utf-8' };

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>Pullpay API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/viewer.css" />
  </head>
  <body>
    <main id="document"><noscript><p>This page needs JavaScript. The document itself: <a href="/api/v1/openapi.json">openapi.json</a></p></noscript></main>
    <script src="/docs/viewer.js"></script>
    <script src="/docs/show.js"></script>
  </body>
</html>
`;

const show = `window.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#document',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

type Make = (body: string, headers: Readonly<Record<string, string>>) => Response;

/** Adds `/api/v1/openapi.json`, `/docs` and what that page loads. The viewer (large) is read when it is first asked for. */
export function addDocs(app: Hono, make: Make): void {
  let document: string | null = null;
  app.get('/api/v1/openapi.json', () => {
    document ??= JSON.stringify(openApiDocument());
    return make(document, { 'Content-Type': 'application/json; charset=utf-8', ...apiHeaders });
  });
  app.get('/docs', () => make(page, { 'Content-Type': 'text/html; charset=utf-8', ...pageHeaders }));
  app.get('/docs/show.js', () => make(show, { ...javaScript, ...pageHeaders }));
  app.get('/docs/viewer.js', async () => make((await import('./docs-viewer.ts')).script, { ...javaScript, ...pageHeaders }));
  app.get('/docs/viewer.css', async () =>
    make((await import('./docs-viewer.ts')).styles, { 'Content-Type': 'text/css; charset=utf-8', ...pageHeaders }),
  );
}
