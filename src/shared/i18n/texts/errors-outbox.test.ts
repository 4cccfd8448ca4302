// Owns the proof that every refusal and reason of the outbox has words, and that the words ask for nothing that the refusal lacks.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorsAccounts } from './errors-accounts.ts';
import { errorsApp } from './errors-app.ts';
import { errorsBitcoin } from './errors-bitcoin.ts';
import { errorsBitcoinPaying } from './errors-bitcoin-paying.ts';
import { errorsBump } from './errors-bump.ts';
import { errorsBitcoinServers } from './errors-bitcoin-servers.ts';
import { errorsElsewhere } from './errors-elsewhere.ts';
import { errorsChains } from './errors-chains.ts';
import { errorsOrders } from './errors-orders.ts';
import { errorsOutbox } from './errors-outbox.ts';
import { errorsPayouts } from './errors-payouts.ts';

const folders = ['outbox', 'outbox/drivers'];
const sources = folders.flatMap((folder) => {
  const path = new URL(`../../../main/${folder}/`, import.meta.url);
  const names = readdirSync(path).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => readFileSync(new URL(name, path), 'utf8'));
});
const all = sources.join('\n');
const refusals = [...all.matchAll(/refuse\('([a-z-]+)'(?:, \{([^}]*)\})?/g)].map(([, code = '', params = '']) => ({ code, params }));
/** Reasons that stand in a row's status without ever being refusals. */
const silences = [...all.matchAll(/silent\('([a-z-]+)'\)/g)].map(([, code = '']) => code);
const reasons = [...all.matchAll(/reason: '([a-z-]+)'/g)].map(([, code = '']) => code);
const named = ['vanished', 'no-reason', 'plan-discarded', 'plan-superseded', 'plan-stopped', 'plan-expired'];
const used = new Set([...refusals.map(({ code }) => code), ...silences, ...reasons, ...named]);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe('words for payment errors', () => {
  it('exist for every code that is used, here or with the part that owns it', () => {
    const words = {
      ...errorsApp,
      ...errorsBitcoin,
      ...errorsBitcoinPaying,
      ...errorsBump,
      ...errorsChains,
      ...errorsPayouts,
      ...errorsAccounts,
      ...errorsOrders,
      ...errorsOutbox,
      ...errorsBitcoinServers,
      ...errorsElsewhere,
    };
    expect([...used].filter((code) => !(code in words))).toEqual([]);
    expect(used.size).toBeGreaterThan(30);
  });

  it('exist for no other code, and for none that has words elsewhere', () => {
    expect(Object.keys(errorsOutbox).filter((code) => !used.has(code))).toEqual([]);
    expect(Object.keys(errorsOutbox).filter((code) => code in errorsChains || code in errorsPayouts)).toEqual([]);
  });

  it.each(Object.entries(errorsOutbox))('%s names only what each of its refusals carries', (code, { en, ja }) => {
    expect(new Set(placeholders(ja))).toEqual(new Set(placeholders(en)));
    for (const use of refusals.filter((found) => found.code === code)) {
      for (const name of placeholders(en)) expect(use.params).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });
});
