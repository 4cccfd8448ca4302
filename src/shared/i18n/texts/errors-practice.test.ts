// Owns the proof that every refusal of the practice host has words, and that the words ask for nothing that a refusal lacks.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorsPractice } from './errors-practice.ts';

const sources = ['alone', 'bitcoin', 'host'].flatMap((folder) => {
  const path = new URL(`../../../practice/${folder}/`, import.meta.url);
  const names = readdirSync(path).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return names.map((name) => readFileSync(new URL(name, path), 'utf8'));
});
const pattern = /(?:refuse\(|refused\(|code: )'(practice-[a-z-]+)'(?:, \{([^}]*)\})?/g;
const uses = sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code = '', params = '']) => ({ code, params })));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe('words for refusals of the practice host', () => {
  it('exist for every code that is used, and for no other', () => {
    expect(new Set(Object.keys(errorsPractice))).toEqual(new Set(uses.map(({ code }) => code)));
  });

  it.each(Object.entries(errorsPractice))('%s names only what each of its refusals carries', (code, { en, ja }) => {
    expect(new Set(placeholders(ja))).toEqual(new Set(placeholders(en)));
    for (const use of uses.filter((found) => found.code === code)) {
      for (const name of placeholders(en)) expect(use.params).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });
});
