// Owns the proof that every refusal of the chain, backend and wallet modules has words, and that the words ask for nothing that the refusal lacks.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorsAccounts } from './errors-accounts.ts';
import { errorsBitcoin } from './errors-bitcoin.ts';
import { errorsBitcoinAccounts } from './errors-bitcoin-accounts.ts';
import { errorsBitcoinServers } from './errors-bitcoin-servers.ts';
import { errorsLabels } from './errors-labels.ts';
import { errorsChains } from './errors-chains.ts';
import { errorsOrders } from './errors-orders.ts';

const words = { ...errorsChains, ...errorsBitcoin, ...errorsBitcoinServers };
/** Spoken for elsewhere. */
const elsewhere = [
  'rate-unavailable',
  ...Object.keys(errorsAccounts),
  ...Object.keys(errorsBitcoinAccounts),
  ...Object.keys(errorsOrders),
  ...Object.keys(errorsLabels),
];
const folders = ['chains/bitcoin', 'chains/xrpl', 'backends', 'backends/rates', 'wallets'];
const sources = folders.flatMap((folder) => {
  const path = new URL(`../../../main/${folder}/`, import.meta.url);
  const names = readdirSync(path).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => readFileSync(new URL(name, path), 'utf8'));
});
const uses = sources.flatMap((text) =>
  [...text.matchAll(/refuse\('([a-z-]+)'(?:, \{([^}]*)\})?/g)].map(([, code = '', params = '']) => ({ code, params })),
);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe('words for chain errors', () => {
  it('exist for every code that is used, and for no other', () => {
    const used = new Set(uses.map(({ code }) => code).filter((code) => !elsewhere.includes(code)));
    expect(new Set(Object.keys(words))).toEqual(used);
  });

  it.each(Object.entries(words))('%s names only what each of its refusals carries', (code, { en, ja }) => {
    expect(new Set(placeholders(ja))).toEqual(new Set(placeholders(en)));
    for (const use of uses.filter((found) => found.code === code)) {
      for (const name of placeholders(en)) expect(use.params).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });
});
