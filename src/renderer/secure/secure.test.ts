// The thinking of the secure window: wiping, words, strength, the search that never changes what is paid.
import { describe, expect, it } from 'vitest';
import type { PlanRow } from '../../shared/contract/secure-api.ts';
import { strengthOf } from './password-strength.ts';
import { filterRows } from './plan-filter.ts';
import { tidyWords } from './restore-wallet.tsx';
import { withSecrets } from './with-secret.ts';
import { takeWords } from './words-grid.tsx';

describe('secrets on the page', () => {
  it('are wiped after the call, also when it fails', async () => {
    const good = new TextEncoder().encode('correct horse');
    await withSecrets([good], async () => expect(good[0]).toBe(99));
    expect([...good].every((byte) => byte === 0)).toBe(true);
    const bad = new TextEncoder().encode('correct horse');
    await expect(withSecrets([bad], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([...bad].every((byte) => byte === 0)).toBe(true);
  });

  it('words are read once out of bytes that are then empty', () => {
    const bytes = new TextEncoder().encode('abandon ability able');
    expect(takeWords(bytes)).toEqual(['abandon', 'ability', 'able']);
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
  });
});

describe('words to restore from', () => {
  it('may be pasted with any spaces, line breaks and capitals', () => {
    expect(tidyWords('  Abandon\nABILITY\u3000able  ')).toBe('abandon ability able');
    expect(tidyWords(' \n ')).toBe('');
  });
});

describe('a new password', () => {
  it('is too short below twelve characters, whatever they are', () => {
    expect([11, 12, 14, 18, 24].map(strengthOf)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('finding a destination', () => {
  const row = (part: Partial<PlanRow>): PlanRow => ({
    payoutId: 'a',
    chain: 'xrpl',
    asset: 'XRP',
    amount: '5',
    address: 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
    xAddress: null,
    tag: 42,
    newPayee: false,
    pullPaymentName: 'Aiko Tanaka',
    originalAmount: '5',
    originalCurrency: 'USD',
    note: null,
    ...part,
  });
  const rows = [
    row({}),
    row({ payoutId: 'b', address: 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe', tag: null, newPayee: true, pullPaymentName: 'Refund' }),
  ];

  it('works with an address typed as it is shown, in groups of four', () => {
    expect(filterRows(rows, 'rMBz p8Cg pE44', false).map((item) => item.payoutId)).toEqual(['a']);
  });

  it('works with words, a tag, and new payees alone', () => {
    expect(filterRows(rows, 'tanaka aiko', false)).toHaveLength(1);
    expect(filterRows(rows, '42', false).map((item) => item.payoutId)).toEqual(['a']);
    expect(filterRows(rows, '', true).map((item) => item.payoutId)).toEqual(['b']);
    expect(filterRows(rows, 'nobody', false)).toEqual([]);
  });
});
