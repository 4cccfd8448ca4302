// Owns the measure of a start: from the start of the process to a window that can be used, app and bare window in turn.
import { type Mark, freshFolder, startApp, startBare } from './apps.ts';
import { type Home, copyHome, pullPaymentName } from './home.ts';
import { counts } from './options.ts';
import { ratios } from './statistics.ts';
import type { Row } from './table.ts';

/** The home screen of an existing wallet with its button, then the pull payment that the journal holds, then the balance that the chain told. */
const homeMarks: readonly Mark[] = [
  { name: 'usable', button: 'New pull payment' },
  { name: 'rows', text: pullPaymentName },
  { name: 'balances', text: 'BTC' },
];
const welcomeMarks: readonly Mark[] = [{ name: 'usable', button: 'Set up a wallet' }];
/** On the way there, for whoever wants to know where the time goes. */
const stages = ['main', 'ready', 'window', 'dom', 'usable', 'rows', 'balances'];

async function timeApp(home: Home): Promise<Map<string, number>> {
  const app = startApp({ home: home.folder, profile: home.profile, marks: homeMarks });
  const times = new Map<string, number>();
  for (const stage of stages) times.set(stage, await app.mark(stage));
  await app.quit();
  return times;
}

async function timeFirst(): Promise<number> {
  const app = startApp({ home: await freshFolder('first'), profile: 'sender', marks: welcomeMarks });
  const time = await app.mark('usable');
  await app.quit();
  return time;
}

async function timeBare(data: string): Promise<number> {
  const app = startBare(data);
  const time = await app.mark('usable');
  await app.quit();
  return time;
}

export async function measureStart(prepared: Home): Promise<readonly Row[]> {
  const home = await copyHome(prepared);
  const data = await freshFolder('bare');
  // Once each without counting: files come into the system's cache, and Chromium's folders and code caches are made.
  await timeApp(home);
  await timeBare(data);
  const app: Map<string, number>[] = [];
  const bare: number[] = [];
  const first: number[] = [];
  const bareFirst: number[] = [];
  for (let run = 0; run < counts.starts; run += 1) {
    app.push(await timeApp(home));
    bare.push(await timeBare(data));
    first.push(await timeFirst());
    bareFirst.push(await timeBare(await freshFolder('bare')));
  }
  const to = (stage: string): readonly number[] => app.map((times) => times.get(stage) ?? Number.NaN);
  if (process.env.BENCH_STAGES) for (const stage of stages) console.log(`bench: ${stage}: ${to(stage).map(Math.round).join(' ')}`);
  return [
    { what: 'Bare window, start to usable', unit: 'ms', values: bare },
    { what: 'App with a wallet, start to usable', unit: 'ms', values: to('usable') },
    { what: '… until the pull payments of the journal are on screen', unit: 'ms', values: to('rows') },
    { what: '… until the balances of the chains are on screen', unit: 'ms', values: to('balances') },
    { what: '**App ÷ bare window, start to usable**', unit: '×', values: ratios(to('usable'), bare), digits: 2, aim: '≤ 1.5' },
    { what: 'Bare window, first start of all', unit: 'ms', values: bareFirst },
    { what: 'App, first start of all, until the welcome can be used', unit: 'ms', values: first },
    { what: 'App ÷ bare window, first start of all', unit: '×', values: ratios(first, bareFirst), digits: 2 },
  ];
}
