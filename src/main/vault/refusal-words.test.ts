// Owns the check that every code which storage and vault refuse with has words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorsAccounts } from '../../shared/i18n/texts/errors-accounts.ts';
import { errorsOrders } from '../../shared/i18n/texts/errors-orders.ts';
import { errorsStorage } from '../../shared/i18n/texts/errors-storage.ts';
import { errorsVault } from '../../shared/i18n/texts/errors-vault.ts';

function codesIn(folder: string): readonly string[] {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const text = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const direct = [...text.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? '');
  const others = [...text.matchAll(/'((?:vault|wallet|phrase|journal)-[a-z-]+)'/g)].map((match) => match[1] ?? '');
  return [...new Set([...direct, ...others])].sort();
}

describe('the words of refusals', () => {
  it('cover exactly the codes of the vault', () => {
    const ofAccounts = { ...errorsAccounts, ...errorsOrders };
    expect(Object.keys(errorsVault).sort()).toEqual(codesIn('src/main/vault').filter((code) => !(code in ofAccounts)));
  });

  it('cover exactly the codes of storage', () => {
    expect(Object.keys(errorsStorage).sort()).toEqual(codesIn('src/main/storage'));
  });

  it('differ from code to code and from language to language', () => {
    const texts = Object.values({ ...errorsVault, ...errorsStorage }).flatMap(({ en, ja }) => [en, ja]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
