// Owns the measures of bulk work, in the real app: importing a list, and the payouts list with a hundred thousand rows. Runs with the driver, which costs some.
import type { Page } from '@playwright/test';
import { newBitcoinAddress } from '../../e2e/lib/addresses.ts';
import type { Sender } from '../../e2e/lib/sender.ts';
import { World } from '../../e2e/lib/world.ts';
import { counts } from './options.ts';
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
  readonly frame: number;
  readonly filter: number;
}

export async function measureList(): Promise<readonly Row[]> {
  const runs: ListRun[] = [];
  await inWorld(async (sender) => {
    for (let part = 0; part < counts.listRows / 10_000; part += 1) await importList(sender.copy.window, 10_000);
    await sender.quit();
    for (let run = 0; run < 3; run += 1) {
      await sender.start();
      const { window } = sender.copy;
      await window
        .getByRole('button', { name: /^Payouts/ })
        .or(window.getByRole('link', { name: /^Payouts/ }))
        .first()
        .waitFor({ timeout: 120_000 });
      runs.push(await window.evaluate(lookAtList, counts.listRows));
      await sender.quit();
    }
  });
  const name = `${counts.listRows.toLocaleString('en')} payouts`;
  return [
    { what: `**List of ${name}, press to first rows**`, unit: 'ms', values: runs.map(({ first }) => first), aim: '≤ 100' },
    { what: `**List of ${name}, longest frame while scrolling**`, unit: 'ms', values: runs.map(({ frame }) => frame), aim: '≤ 33' },
    { what: `**List of ${name}, filter to first rows**`, unit: 'ms', values: runs.map(({ filter }) => filter), aim: '≤ 100' },
  ];
}

/** Runs in the page: everything is timed by its own frames. */
async function lookAtList(rows: number): Promise<ListRun> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const until = async (there: () => boolean): Promise<number> => {
    for (let end = performance.now() + 60_000; performance.now() < end; ) if ((await frame(), there())) return performance.now();
    throw new Error('never shown');
  };
  const button = [...document.querySelectorAll<HTMLElement>('nav button, nav a')].find((item) => item.textContent?.startsWith('Payouts'));
  const pressed = performance.now();
  button?.click();
  const first = (await until(() => document.querySelector('[data-row]') !== null)) - pressed;
  const list = document.querySelector('[role=grid]');
  const box = [list, ...(list?.querySelectorAll('*') ?? [])].find((item) => item && item.scrollHeight > item.clientHeight + 200);
  if (!box) throw new Error('nothing scrolls');
  // The rest of a long list is read behind its first rows.
  await until(() => box.scrollHeight >= rows * 60);
  let longest = 0;
  let before = await frame();
  for (let step = 0; step < 240; step += 1) {
    box.scrollTop += 900;
    const now = await frame();
    longest = Math.max(longest, now - before);
    before = now;
  }
  const search = document.querySelector<HTMLInputElement>('input[type=search]');
  const found = (): string => document.querySelector('.queue-tools [role=status]')?.textContent ?? '';
  search?.focus();
  const typed = performance.now();
  // Types as a person would, with one input event.
  document.execCommand('insertText', false, 'bcrt1qq');
  const filter = (await until(() => found() !== '')) - typed;
  return { first, frame: longest, filter };
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
