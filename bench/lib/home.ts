// Owns the home that most measures start from: one wallet, and one pull payment with more room than any run can use.
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { World } from '../../e2e/lib/world.ts';
import { freshFolder } from './apps.ts';

export const pullPaymentName = 'Bench wages';

export interface Home {
  readonly folder: string;
  readonly profile: string;
  readonly pullPaymentId: string;
}

/** Sets the home up once, by clicks, and answers a copy of it. */
export async function makeHome(): Promise<Home> {
  const world = await World.open();
  try {
    const { sender } = world;
    await sender.start();
    await sender.createWallet({ name: 'Payroll' });
    await sender.receivePracticeCoins();
    await sender.createPullPayment({
      name: pullPaymentName,
      limit: '100000000',
      unit: 'USD',
      resets: 'Never: one limit for its whole life',
    });
    const link = await sender.copyLink('Only on this computer');
    await sender.quit();
    const folder = await freshFolder('home');
    await cp(world.home, folder, { recursive: true });
    return { folder, profile: sender.profile, pullPaymentId: idIn(link) };
  } finally {
    await world.close();
  }
}

/** A copy that a run may change. */
export async function copyHome(home: Home): Promise<Home> {
  const folder = await freshFolder('copy');
  await cp(home.folder, folder, { recursive: true });
  return { ...home, folder };
}

/** Where the API of a home listens; the file holds its JSON behind a line of its own. */
export async function apiOrigin({ folder, profile }: Home): Promise<string> {
  const text = await readFile(join(folder, 'profiles', profile, 'api-port.json'), 'utf8');
  const [, port] = /"port":\s*(\d+)/.exec(text) ?? [];
  if (port === undefined) throw new Error(`no port in ${text}`);
  return `http://127.0.0.1:${port}`;
}

function idIn(link: string): string {
  const id = new URL(link).searchParams.get('id');
  if (id === null) throw new Error(`no pull payment in ${link}`);
  return id;
}
