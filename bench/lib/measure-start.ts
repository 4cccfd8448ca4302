// Owns the measure of a start: from the start of the process to a window that can be used, app and bare window in turn.
import { type Mark, freshFolder, startApp, startBare } from './apps.ts';
import { type Home, copyHome, pullPaymentName } from './home.ts';
import { counts } from './options.ts';
import type { ElectronProcess } from './process.ts';
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
const bareStages = ['main', 'ready', 'window', 'dom', 'usable'];
const appStages = [...bareStages, 'rows', 'balances'];

async function timeApp(home: Home): Promise<Map<string, number>> {
  const app = startApp({ home: home.folder, profile: home.profile, marks: homeMarks });
  const times = await timesOf(app, appStages);
  await app.quit();
  return times;
}

async function timeFirst(): Promise<number> {
  const app = startApp({ home: await freshFolder('first'), profile: 'sender', marks: welcomeMarks });
  const time = await app.mark('usable');
  await app.quit();
  return time;
}

async function timeBare(data: string): Promise<Map<string, number>> {
  const app = startBare(data);
  const times = await timesOf(app, bareStages);
  await app.quit();
  return times;
}

async function timesOf(app: ElectronProcess, names: readonly string[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, await app.mark(name));
  return times;
}

export async function measureStart(prepared: Home): Promise<readonly Row[]> {
  const home = await copyHome(prepared);
  const data = await freshFolder('bare');
  // Once each without counting: files come into the system's cache, and Chromium's folders and code caches are made.
  await timeApp(home);
  await timeBare(data);
  const app: Map<string, number>[] = [];
  const bare: Map<string, number>[] = [];
  const first: number[] = [];
  const bareFirst: number[] = [];
  for (let run = 0; run < counts.starts; run += 1) {
    app.push(await timeApp(home));
    bare.push(await timeBare(data));
    first.push(await timeFirst());
    bareFirst.push(...at('usable', [await timeBare(await freshFolder('bare'))]));
  }
  if (process.env.BENCH_STAGES) {
    for (const stage of bareStages) console.log(`bench: bare window, ${stage}: ${at(stage, bare).map(Math.round).join(' ')}`);
    for (const stage of appStages) console.log(`bench: app, ${stage}: ${at(stage, app).map(Math.round).join(' ')}`);
  }
  return [
    { what: 'Bare window, start to usable', unit: 'ms', values: at('usable', bare) },
    { what: 'App with a wallet, start to usable', unit: 'ms', values: at('usable', app) },
    { what: '… until the pull payments of the journal are on screen', unit: 'ms', values: at('rows', app) },
    { what: '… until the balances of the chains are on screen', unit: 'ms', values: at('balances', app) },
    {
      what: '**App ÷ bare window, start to usable**',
      unit: '×',
      values: ratios(at('usable', app), at('usable', bare)),
      digits: 2,
      aim: '≤ 1.5',
    },
    { what: 'Bare window, first start of all', unit: 'ms', values: bareFirst },
    { what: 'App, first start of all, until the welcome can be used', unit: 'ms', values: first },
    { what: 'App ÷ bare window, first start of all', unit: '×', values: ratios(first, bareFirst), digits: 2 },
  ];
}

function at(stage: string, runs: readonly Map<string, number>[]): readonly number[] {
  return runs.map((times) => times.get(stage) ?? Number.NaN);
}
