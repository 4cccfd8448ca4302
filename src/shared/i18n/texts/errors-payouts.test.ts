import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fill, placeholders } from '../translate.ts';
import { errorsPayouts } from './errors-payouts.ts';

/** Codes as they stand in the sources of money and payouts: what is refused, and what is named as a violation. */
function codesInSources(): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const folder of ['money', 'payouts']) {
    const root = new URL(`../../${folder}/`, import.meta.url);
    for (const name of readdirSync(root).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))) {
      const source = readFileSync(new URL(name, root), 'utf8');
      for (const [, code = ''] of source.matchAll(/(?:refuse\(|code: |\? |: )'([a-z]+(?:-[a-z0-9]+)+)'/g)) codes.add(code);
    }
  }
  for (const kind of ['half-away', 'xrpl-account', 'same-currency', 'default-price']) codes.delete(kind);
  return codes;
}

describe('the words for pull payments and payouts', () => {
  it('exist for every code that the sources refuse with', () => {
    const missing = [...codesInSources()].filter((code) => !Object.hasOwn(errorsPayouts, code) && !isName(code));
    expect(missing).toEqual([]);
    expect(codesInSources().size).toBeGreaterThan(40);
  });

  it.each(Object.entries(errorsPayouts))('%s: both languages say their own thing, with the same placeholders', (_code, text) => {
    expect(text.en).not.toBe(text.ja);
    expect(text.ja).toMatch(/[ぁ-ん]/);
    expect(placeholders(text.ja)).toEqual(placeholders(text.en));
    const params = Object.fromEntries(placeholders(text.en).map((name) => [name, 'X']));
    for (const locale of ['en', 'ja'] as const) expect(fill(text, locale, params)).not.toMatch(/[{}]/);
  });

  it('no two codes share their words', () => {
    const words = Object.values(errorsPayouts).flatMap((text) => [text.en, text.ja]);
    expect(new Set(words).size).toBe(words.length);
  });
});

/** Events, actions and phases look like codes in the sources and are none. */
function isName(code: string): boolean {
  return (
    /^(pull-payment-(created|edited|archived)|claim-(added|edited|token-replaced)|payouts-approved|payout-(cancelled|marked)|auto-approval-set|passphrase-set|external-(seen|rejected|accepted|confirmed|vanished|settled))$/.test(
      code,
    ) || /^(mark-paid|back-to-awaiting-payment)$/.test(code)
  );
}
