// Every code that the source can refuse with has words: the source is read, and a code without words fails.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorTexts } from './error-catalogue.ts';

const root = new URL('../../', import.meta.url);

/** Codes that are no errors of people: a reason that travels inside another answer, and a state that is renamed before it is refused with. */
const noErrors = new Set(['core-refused', 'future']);

function sources(folder: URL): readonly URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(new URL(`${entry.name}/`, folder));
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [new URL(entry.name, folder)] : [];
  });
}

/** Codes in `refuse(…)`, in `code: '…'`, and in the params of a `validation`. */
function codesIn(source: string): readonly string[] {
  const calls = [...source.matchAll(/\brefuse\(\s*((?:[^(){}]|\([^()]*\))*)/g)].flatMap(([, args = '']) =>
    quoted(args.replace(/[=!]== '[^']*'/g, '')),
  );
  const fields = [...source.matchAll(/\b(?:code|wrongSignature): (?:[^,'\n]*\? )?((?:'[^']*'(?: : )?)+)/g)].flatMap(([, codes = '']) =>
    quoted(codes),
  );
  const violations = [...source.matchAll(/\brefuse\('validation', \{([^}]*)\}/g)].flatMap(([, params = '']) => quoted(params));
  return [...calls, ...fields, ...violations];
}

function quoted(text: string): readonly string[] {
  return [...text.matchAll(/'([A-Za-z][\w-]*)'/g)].map(([, code = '']) => code);
}

describe('codes without words', () => {
  it('are found in every form in which the source refuses', () => {
    const source =
      "refuse('a-b', { limit: '1' }); refuse(late ? 'c' : 'd'); invalidAt('E', { code: 'f-g' }); refuse('validation', { Take: 'h' });";
    expect(codesIn(source)).toEqual(['a-b', 'c', 'd', 'validation', 'f-g', 'h']);
  });

  it('do not exist', () => {
    const files = sources(root);
    const missing = files.flatMap((file) => {
      const codes = new Set(codesIn(readFileSync(file, 'utf8')));
      return [...codes]
        .filter((code) => !Object.hasOwn(errorTexts, code) && !noErrors.has(code))
        .map((code) => `${code} in ${file.pathname.slice(root.pathname.length)}`);
    });
    expect(files.length).toBeGreaterThan(300);
    expect(missing).toEqual([]);
  });
});
