// Tests: every code of shared/links has words, and no words are left over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeholders } from '../translate.ts';
import { errorTexts } from '../error-catalogue.ts';
import { errorsLinks } from './errors-links.ts';

const folder = join(import.meta.dirname, '../../links');
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const source = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
const pattern = /(?:refuse\((?:[^'()]*\?\s*)?|code: |wrongSignature: |\| |unknown\(|: )'([a-z]+(?:-[a-z0-9]+)+)'/g;
const raised = new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''));

describe('words for what can be wrong with a link', () => {
  it.each(Object.keys(errorsLinks))('%s is a code that can be raised', (code) => {
    expect(raised).toContain(code);
  });

  it('no code is without words', () => {
    const wordless = [...raised].filter((code) => !Object.hasOwn(errorTexts, code)).filter((code) => !['xrpl-account'].includes(code));
    expect(wordless).toEqual([]);
  });

  it('no two codes say the same, and both languages name the same details', () => {
    const all = Object.values(errorsLinks);
    expect(new Set(all.map(({ en }) => en)).size).toBe(all.length);
    expect(new Set(all.map(({ ja }) => ja)).size).toBe(all.length);
    for (const { en, ja } of all) expect(placeholders(ja)).toEqual(placeholders(en));
  });
});
