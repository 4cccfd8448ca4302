// Owns the measure of claims: through the real API server to the journal's fsync, against a bare route of the same HTTP library with one fsync per claim, in turn.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, startApp, startRoute } from './apps.ts';
import { type Home, apiOrigin, copyHome } from './home.ts';
import { type LoadResult, claimFor } from './load.ts';
import { counts } from './options.ts';
import { atRest, processorOf } from './processes.ts';
import { ratios, spreadOf } from './statistics.ts';
import type { Row } from './table.ts';

const warmUpSeconds = 1;
const clientCounts = [1, 8, 64] as const;

export async function measureClaims(prepared: Home): Promise<readonly Row[]> {
  const home = await copyHome(prepared);
  const app = startApp({
    home: home.folder,
    profile: home.profile,
    marks: [{ name: 'usable', button: 'New pull payment' }],
    entry: 'testing',
  });
  const folder = await freshFolder('route');
  const file = join(folder, 'claims.jsonl');
  const route = startRoute(file, folder);
  const bareUrl = `http://127.0.0.1:${await route.hears('port')}/`;
  await app.hears('usable');
  const url = `${await apiOrigin(home)}/api/v1/pull-payments/${home.pullPaymentId}/payouts`;
  await answering(url.replace(/\/payouts$/, ''));
  const accepted: string[] = [];
  const results = new Map<string, LoadResult[]>();
  const run = async (name: string, target: string, clients: number, seconds: number): Promise<void> => {
    // Rows that the app still writes must not slow the yardstick down.
    await atRest(app.pid);
    const result = await claimFor({ url: target, clients, seconds });
    if (target === url) accepted.push(...result.accepted);
    if (seconds === counts.claimSeconds) results.set(name, [...(results.get(name) ?? []), result]);
  };
  await run('', url, 16, warmUpSeconds);
  await run('', bareUrl, 16, warmUpSeconds);
  const before = processorOf(app.pid);
  for (let round = 0; round < counts.claims; round += 1) {
    for (const clients of clientCounts) {
      await run(`app ${clients}`, url, clients, counts.claimSeconds);
      await run(`bare ${clients}`, bareUrl, clients, counts.claimSeconds);
    }
  }
  if (process.env.BENCH_STAGES) {
    const used = [...processorOf(app.pid)].map(([role, seconds]) => ({ role, seconds: seconds - (before.get(role) ?? 0) }));
    for (const { role, seconds } of used.filter((one) => one.seconds >= 0.1))
      console.log(`bench: ${role}: ${seconds.toFixed(1)} s of processor`);
  }
  await app.quit();
  await route.quit();
  await checkStored(home, accepted);
  console.log(`bench: all ${accepted.length} claims that were answered with 200 stand in the journal`);
  const speed = (name: string): readonly number[] => (results.get(name) ?? []).map((result) => result.perSecond);
  const wait = (name: string): readonly number[] => (results.get(name) ?? []).map((result) => spreadOf(result.latencies).median);
  return clientCounts.flatMap((clients): Row[] => {
    const who = clients === 1 ? '1 client' : `${clients} clients`;
    return [
      { what: `Bare route, one fsync per claim, ${who}`, unit: 'claims/s', values: speed(`bare ${clients}`) },
      { what: `App, ${who}`, unit: 'claims/s', values: speed(`app ${clients}`) },
      {
        what: clients > 1 ? `**App ÷ bare route, ${who}**` : `App ÷ bare route, ${who}`,
        unit: '×',
        values: ratios(speed(`app ${clients}`), speed(`bare ${clients}`)),
        digits: 2,
        ...(clients > 1 ? { aim: '≥ 0.5' } : {}),
      },
      { what: `App, ${who}, median wait for the answer`, unit: 'ms', values: wait(`app ${clients}`), digits: 1 },
    ];
  });
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
}

/** A fast answer that was not kept would be worth nothing. */
async function checkStored({ folder, profile }: Home, accepted: readonly string[]): Promise<void> {
  const wallets = join(folder, 'profiles', profile, 'wallets', 'practice');
  const journals = (await readdir(wallets)).map((wallet) => readFile(join(wallets, wallet, 'promises.journal'), 'utf8'));
  const text = (await Promise.all(journals)).join('');
  const stored = new Set([...text.matchAll(/"claimId":"([^"]+)"/g)].map(([, id]) => id));
  const lost = accepted.filter((id) => !stored.has(id));
  if (lost.length > 0) throw new Error(`${lost.length} of ${accepted.length} accepted claims are not in the journal`);
}
