// Every text in two languages: none missing, none the same as another, none left in English.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { texts } from './catalogue.ts';
import { errorTables, errorTexts } from './error-catalogue.ts';
import type { Text } from './locale.ts';
import { fill, placeholders } from './translate.ts';

/** Names and units that are the same in both languages. */
const sameInBoth = new Set([
  'common.bitcoin',
  'common.xrpl',
  'common.pullpay',
  'settings.language.en',
  'settings.language.ja',
  'pay.feeUnit',
  'coin-servers.testnet4',
  'coin-servers.signet',
  'payout.rateText',
  'payout.source.kraken',
  'payout.source.coingecko',
  'payout.source.bitflyer',
  'pull.priceText',
]);
const folder = new URL('./texts/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const all: readonly (readonly [string, Text])[] = [...Object.entries(texts), ...Object.entries(errorTexts)];

describe('the catalogue', () => {
  it('holds every file of texts', () => {
    const joined =
      readFileSync(new URL('./catalogue.ts', import.meta.url), 'utf8') +
      readFileSync(new URL('./error-catalogue.ts', import.meta.url), 'utf8');
    expect(files.filter((name) => !joined.includes(`./texts/${name}`))).toEqual([]);
  });

  it('has no key twice: of two the later would stand in for the other', () => {
    const keys = files.flatMap(
      (name) => readFileSync(new URL(name, folder), 'utf8').match(/^ {2}(?:'[^']+'|[A-Za-z]\w*)(?=: [{[(])/gm) ?? [],
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('has words in both languages for every key', () => {
    expect(all.filter(([, text]) => text.en.trim() === '' || text.ja.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('leaves nothing untranslated but names', () => {
    expect(all.filter(([key, text]) => text.en === text.ja && !sameInBoth.has(key)).map(([key]) => key)).toEqual([]);
  });

  it('uses the same placeholders in both languages', () => {
    const different = all.filter(([, text]) => placeholders(text.en).join() !== placeholders(text.ja).join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('has only messages that can be filled, in both languages', () => {
    for (const [key, text] of all) {
      const params = Object.fromEntries(placeholders(text.en).map((name) => [name, 3]));
      for (const locale of ['en', 'ja'] as const) {
        const filled = fill(text, locale, params);
        expect(filled, `${key} ${locale}`).not.toMatch(/[{}]/);
        expect(filled.trim(), `${key} ${locale}`).not.toBe('');
      }
    }
  });

  it('writes Japanese with Japanese letters', () => {
    const kana = /[\u3040-\u30ff\u4e00-\u9fff]/;
    expect(
      all
        .filter(([key, text]) => !sameInBoth.has(key) && !kana.test(text.ja) && /[a-z]{4}/i.test(text.ja.replace(/\{[^}]*\}/g, '')))
        .map(([key]) => key),
    ).toEqual([]);
  });
});

describe('the words of errors', () => {
  it('are kept once for each code', () => {
    const codes = errorTables.flatMap((table) => Object.keys(table));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('differ from code to code, in both languages', () => {
    for (const locale of ['en', 'ja'] as const) {
      const seen = new Map<string, string>();
      for (const [code, text] of Object.entries(errorTexts)) {
        expect(`${code} = ${seen.get(text[locale]) ?? code}`).toBe(`${code} = ${code}`);
        seen.set(text[locale], code);
      }
    }
  });
});
