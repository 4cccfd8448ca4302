import { expect, it } from 'vitest';
import { folded } from './folded.ts';

it('makes no difference of case, width, accents and blanks around', () => {
  for (const text of ['Marz', 'MÄRZ', 'ｍａｒｚ', ' März ', 'ma\u0308rz']) expect(folded(text)).toBe('marz');
});

it('keeps what makes another kana, however it was typed', () => {
  expect(folded('ドル')).not.toBe(folded('トル'));
  expect(folded('ﾄﾞﾙ')).toBe(folded('ドル'));
  expect(folded('ト\u3099ル')).toBe(folded('ドル'));
  expect(folded('パン')).not.toBe(folded('ハン'));
});
