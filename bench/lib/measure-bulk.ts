// Owns the measures of bulk work, in the real app: importing a list, and the payouts list with a hundred thousand rows. Runs with the driver, which costs some.
import { cp } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { newBitcoinAddress } from '../../e2e/lib/addresses.ts';
import type { Sender } from '../../e2e/lib/sender.ts';
import { World } from '../../e2e/lib/world.ts';
import type { Home } from './home.ts';
import { counts } from './options.ts';
import { atRest } from './processes.ts';
import { seedPayouts } from './seed.ts';
import type { Row } from './table.ts';

const listOf = (count: number): string =>
  ['address,amount', ...Array.from({ length: count }, () => `${newBitcoinAddress()},0.0011`)].join('\n');

interface Imported {
  readonly check: number;
  readonly run: number;
}

export async function measureCsvImport(): Promise<readonly Row[]> {
  const runs: Imported[] = [];
  await inWorld(async (sender) => {
    for (let run = 0; run < counts.imports; run += 1) runs.push(await importList(sender.copy.window, 5_000));
  });
  return [
    { what: 'CSV import of 5,000 rows, checking', unit: 'ms', values: runs.map(({ check }) => check) },
    { what: 'CSV import of 5,000 rows, importing, to the last fsync', unit: 'ms', values: runs.map(({ run }) => run) },
    { what: '**CSV import of 5,000 rows, both**', unit: 'ms', values: runs.map(({ check, run }) => check + run), aim: '≤ 5000' },
  ];
}

/** From the press until the summary is on screen, and from the second press until the sheet is gone. */
async function importList(window: Page, rows: number): Promise<Imported> {
  const dialog = window.getByRole('dialog');
  await window.getByRole('button', { name: 'Import list…' }).click();
  const buffer = Buffer.from(listOf(rows));
  await dialog.locator('input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
  const check = dialog.getByRole('button', { name: /^Check [1-9]/ });
  await check.waitFor();
  const start = performance.now();
  await check.click();
  await dialog
    .getByText(/already imported/)
    .first()
    .waitFor({ timeout: 120_000 });
  const checked = performance.now();
  await dialog.getByRole('button', { name: /^Import [1-9]/ }).click();
  await dialog.waitFor({ state: 'hidden', timeout: 120_000 });
  return { check: checked - start, run: performance.now() - checked };
}

interface ListRun {
  readonly first: number;
  readonly whole: number;
  /** Longest frames, scrolling as fast as a wheel turns, and as a bar is dragged. */
  readonly wheel: number;
  readonly drag: number;
  readonly filter: number;
  readonly search: number;
}

const listRuns = 3;
const longestFill = 600_000;

/** All payouts wait for approval, so that one tab of the list holds them all. */
export async function measureList(prepared: Home): Promise<readonly Row[]> {
  const runs: ListRun[] = [];
  const world = await World.open();
  try {
    await cp(prepared.folder, world.home, { recursive: true });
    await seedPayouts({ ...prepared, folder: world.home }, counts.listRows, 'waiting');
    const { sender } = world;
    // The first start fills the empty database.
    for (let run = 0; run <= listRuns; run += 1) {
      await sender.start();
      const { app, window } = sender.copy;
      await window.locator('nav button', { hasText: /^Payouts.*99\+/ }).waitFor({ timeout: longestFill });
      for (let minute = 0; minute < (run === 0 ? 5 : 1); minute += 1) await atRest(app.process().pid ?? 0);
      if (run > 0) runs.push(await window.evaluate(lookAtList, counts.listRows));
      await sender.quit();
    }
  } finally {
    await world.close();
  }
  const name = `${counts.listRows.toLocaleString('en')} payouts`;
  return [
    { what: `**List of ${name}, press to first rows**`, unit: 'ms', values: runs.map(({ first }) => first), aim: '≤ 100' },
    { what: `List of ${name}, press to the last row read`, unit: 'ms', values: runs.map(({ whole }) => whole) },
    { what: `**List of ${name}, longest frame while the wheel turns**`, unit: 'ms', values: runs.map(({ wheel }) => wheel), aim: '≤ 33' },
    { what: `List of ${name}, longest frame while the bar is dragged`, unit: 'ms', values: runs.map(({ drag }) => drag) },
    { what: `**List of ${name}, another chain to first rows**`, unit: 'ms', values: runs.map(({ filter }) => filter), aim: '≤ 100' },
    { what: `**List of ${name}, search to first rows**`, unit: 'ms', values: runs.map(({ search }) => search), aim: '≤ 100' },
  ];
}

/** Runs in the page: everything is timed by its own frames. */
async function lookAtList(rows: number): Promise<ListRun> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const until = async (what: string, there: () => boolean): Promise<number> => {
    for (let end = performance.now() + 60_000; performance.now() < end; ) if ((await frame(), there())) return performance.now();
    throw new Error(`never shown: ${what}`);
  };
  const list = (): Element | null => document.querySelector('[role=grid]');
  const found = (): string => document.querySelector('.queue-tools [role=status]')?.textContent ?? '';
  const button = [...document.querySelectorAll<HTMLElement>('nav button, nav a')].find((item) => item.textContent?.startsWith('Payouts'));
  const pressed = performance.now();
  button?.click();
  const first = (await until('first rows', () => document.querySelector('[data-row]') !== null)) - pressed;
  // The rest of a long list is read behind its first rows.
  const whole = (await until('all rows', () => Number(list()?.getAttribute('aria-rowcount') ?? 0) > rows)) - pressed;
  const box = list();
  if (!box) throw new Error('no list');
  // What is done while nobody waits is over.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const scroll = async (pixels: number): Promise<number> => {
    let longest = 0;
    let before = await frame();
    for (let step = 0; step < 240; step += 1) {
      box.scrollTop += pixels;
      const now = await frame();
      longest = Math.max(longest, now - before);
      before = now;
    }
    return longest;
  };
  const [wheel, drag] = [await scroll(120), await scroll(900)];
  if (box.scrollTop < 900) throw new Error('nothing scrolled');
  const radios = [...document.querySelectorAll<HTMLElement>('.queue-tools [role=radio], .queue-tools label, .queue-tools button')];
  const choose = (name: string): void => radios.find((item) => item.textContent?.trim() === name)?.click();
  // No payout is one in XRP, so all rows leave and come back.
  choose('XRP');
  await until('no rows', () => document.querySelector('[data-row]') === null);
  const filtered = performance.now();
  choose('Bitcoin');
  const filter = (await until('rows in bitcoin', () => document.querySelector('[data-row]') !== null)) - filtered;
  const search = document.querySelector<HTMLInputElement>('input[type=search]');
  search?.focus();
  const typed = performance.now();
  // Types as a person would, with one input event.
  document.execCommand('insertText', false, 'bcrt1qq');
  return { first, whole, wheel, drag, filter, search: (await until('found rows', () => found() !== '')) - typed };
}

async function inWorld(measure: (sender: Sender) => Promise<void>): Promise<void> {
  const world = await World.open();
  try {
    const { sender } = world;
    await sender.start();
    await sender.createWallet({ name: 'Payroll' });
    await sender.openPayouts('To approve');
    await measure(sender);
  } finally {
    await world.close();
  }
}
