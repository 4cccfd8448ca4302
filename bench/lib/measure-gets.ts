// Owns the measure of reading beside very many payouts: how long the worker's start takes, and how long strangers wait for what they read.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { startApp } from './apps.ts';
import { type Home, apiOrigin, copyHome } from './home.ts';
import { claimFor } from './load.ts';
import { counts } from './options.ts';
import type { ElectronProcess } from './process.ts';
import { atRest } from './processes.ts';
import { seedPayouts } from './seed.ts';
import { percentile } from './statistics.ts';
import type { Row } from './table.ts';

const aim = '≤ 20';
const claimingClients = 8;
/** Milliseconds between two requests of the reader: a person's app, not a flood. */
const rest = 10;
const longestStart = 300_000;

export async function measureGets(prepared: Home): Promise<readonly Row[]> {
  const home = await copyHome(prepared);
  await seedPayouts(home, counts.payouts);
  const many = `${counts.payouts.toLocaleString('en')} payouts`;
  const first = await start(home);
  await first.app.quit();
  const { app, seconds } = await start(home);
  const pull = `${await apiOrigin(home)}/api/v1/pull-payments/${home.pullPaymentId}`;
  const list = `${pull}/payouts?take=50`;
  // After a start the screens still read their rows.
  await atRest(app.pid);
  await readFor(pull, 1);
  const idle = { pull: await readFor(pull, counts.getSeconds), list: await readFor(list, counts.getSeconds) };
  const claims = claimFor({ url: `${pull}/payouts`, clients: claimingClients, seconds: counts.getSeconds * 2 + 2 });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const busy = { pull: await readFor(pull, counts.getSeconds), list: await readFor(list, counts.getSeconds) };
  const { perSecond } = await claims;
  await app.quit();
  const waits = (what: string, values: readonly number[]): Row[] => [
    { what: `${what}, median`, unit: 'ms', values: [percentile(values, 50)], digits: 1 },
    { what: `**${what}, p99**`, unit: 'ms', values: [percentile(values, 99)], digits: 1, aim },
  ];
  return [
    { what: `Start until the API answers, ${many}, empty database`, unit: 's', values: [first.seconds], digits: 1 },
    { what: `Start until the API answers, ${many}`, unit: 's', values: [seconds], digits: 1 },
    ...waits(`GET a pull payment of ${many}`, idle.pull),
    ...waits('GET its newest 50 payouts', idle.list),
    { what: `Claims beside the following, ${claimingClients} clients`, unit: 'claims/s', values: [perSecond] },
    ...waits('GET the pull payment while claims come', busy.pull),
    ...waits('GET its newest 50 payouts while claims come', busy.list),
  ];
}

/** Starts the app and waits until it answers for the pull payment; in seconds from the start of the process. */
async function start(home: Home): Promise<{ readonly app: ElectronProcess; readonly seconds: number }> {
  const began = performance.now();
  const app = startApp({ home: home.folder, profile: home.profile, marks: [], entry: 'testing' });
  while (performance.now() - began < longestStart) {
    const url = `${await apiOrigin(home)}/api/v1/pull-payments/${home.pullPaymentId}`;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { app, seconds: (performance.now() - began) / 1000 };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await app.quit();
  throw new Error(`the API did not answer within ${longestStart / 1000} s`);
}

/** Milliseconds that each request of one client on a kept connection took, from sending to the whole answer. */
async function readFor(url: string, seconds: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const waits: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const before = performance.now();
    await get(agent, url);
    waits.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
  agent.destroy();
  return waits;
}

function get(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} from ${url}`))));
    });
    sent.on('error', reject);
    sent.end();
  });
}
