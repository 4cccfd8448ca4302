// The page that shows the API's description: whole and offline, under a policy that lets nothing else in.
import { describe, expect, it } from 'vitest';
import { routesOf } from '../../tests/fakes/api-world.ts';

const { fetch } = routesOf({});

describe('the page of the API', () => {
  it('names only files of this server, and each of them is there', async () => {
    const response = await fetch('/docs');
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path).filter((path) => path !== 'data:,');
    expect([...named].sort()).toEqual(['/api/v1/openapi.json', '/docs/show.js', '/docs/viewer.css', '/docs/viewer.js']);
    for (const path of named) {
      const file = await fetch(path);
      expect(file.status, path).toBe(200);
      expect((await file.text()).length, path).toBeGreaterThan(100);
    }
  });

  it('runs no script but its own files, and talks to nobody else', async () => {
    for (const path of ['/docs', '/docs/', '/docs/viewer.js', '/docs/show.js']) {
      const policy = (await fetch(path)).headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
    }
    expect(await (await fetch('/docs')).text()).not.toMatch(/<script(?! src=)|<style|style=|\son\w+=/);
  });

  it('gets the viewer and not a message about it', async () => {
    const script = await (await fetch('/docs/viewer.js')).text();
    expect(script).toContain('SwaggerUIBundle');
    expect(script.length).toBeGreaterThan(500_000);
    expect(await (await fetch('/docs/viewer.css')).text()).toContain('.swagger-ui');
  });

  it('is not shown to a page that rebound its name', async () => {
    for (const path of ['/docs', '/api/v1/openapi.json']) expect((await fetch(path, { host: 'evil.example:4711' })).status, path).toBe(403);
  });
});

it('the document is JSON that other origins may read', async () => {
  const response = await fetch('/api/v1/openapi.json');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Pullpay HTTP API' } });
});
