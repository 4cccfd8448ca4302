// Owns the stories of who can reach the API: the choice in the settings moves the real server, and the description is whole in the real app.
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, test } from './fixtures.ts';
import type { Person } from './lib/person.ts';

/** An address of this computer that others in its network can reach; none in some containers. */
const outer = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The answer of the server at `address`, or null where nobody listens. */
function ask(address: string, port: number, path: string, host = `127.0.0.1:${port}`): Promise<Heard | null> {
  return new Promise((resolve) => {
    const asked = request({ host: address, port, path, headers: { host }, agent: false, timeout: 5000 }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(null));
    asked.end();
  });
}

async function statusAt(address: string, port: number, host?: string): Promise<number | null> {
  return (await ask(address, port, '/api/v1/openapi.json', host))?.status ?? null;
}

async function portOf(person: Person): Promise<number> {
  const text = await person.page.getByText(/Running at http:/).innerText();
  return Number(/:(\d+)/.exec(text.replace('http:', ''))?.[1]);
}

async function choose(person: Person, kind: string, address?: string): Promise<void> {
  await person.page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  if (address !== undefined) await person.page.getByRole('textbox', { name: 'Address that links use' }).fill(address);
  await person.page.getByRole('button', { name: 'Save', exact: true }).click();
}

test('the API answers under the names that were chosen, and listens no further than that', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.goTo('Settings');
  const port = await portOf(sender);
  expect(await statusAt('127.0.0.1', port)).toBe(200);
  expect(await statusAt('127.0.0.1', port, 'pay.example')).toBe(403);
  if (outer !== undefined) expect(await statusAt(outer, port)).toBeNull();

  await choose(sender, 'Behind my own domain', 'https://pay.example');
  await expect.poll(() => statusAt('127.0.0.1', port, 'pay.example')).toBe(200);
  expect(await statusAt('127.0.0.1', port, 'evil.example')).toBe(403);
  if (outer !== undefined) expect(await statusAt(outer, port, 'pay.example')).toBeNull();

  const address = `${outer ?? '127.0.0.1'}:${port}`;
  await choose(sender, 'The local network', `https://${address}`);
  await expect(sender.page.getByText(`begins with http:// and ends with :${port}`)).toBeVisible();
  await choose(sender, 'The local network', `http://${address}`);
  await expect.poll(() => statusAt(outer ?? '127.0.0.1', port, address)).toBe(200);
  expect(await statusAt('127.0.0.1', port, 'pay.example')).toBe(403);

  await choose(sender, 'Only this computer');
  await expect.poll(async () => (outer === undefined ? null : statusAt(outer, port, address))).toBeNull();
  await expect.poll(() => statusAt('127.0.0.1', port)).toBe(200);
});

test('the description of the API and its viewer are whole in the built app', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.goTo('Settings');
  const port = await portOf(sender);
  const document = await ask('127.0.0.1', port, '/api/v1/openapi.json');
  expect(Object.keys((JSON.parse(document?.text ?? '{}') as { paths: object }).paths).length).toBeGreaterThan(30);
  const page = await ask('127.0.0.1', port, '/docs');
  expect(page?.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page?.headers['access-control-allow-origin']).toBeUndefined();
  expect((await ask('127.0.0.1', port, '/docs/viewer.js'))?.text).toContain('SwaggerUIBundle');
  expect((await ask('127.0.0.1', port, '/docs/viewer.css'))?.text).toContain('.swagger-ui');
});
