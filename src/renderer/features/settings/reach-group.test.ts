import { expect, it } from 'vitest';
import { originOf } from './reach-group.tsx';

it('takes an origin and nothing that carries more', () => {
  expect(originOf(' https://Pay.Example.org/ ')).toBe('https://pay.example.org');
  expect(originOf('http://192.168.1.5:23000')).toBe('http://192.168.1.5:23000');
  for (const text of [
    'pay.example.org',
    'https://a@pay.example.org',
    'https://pay.example.org/x',
    'https://pay.example.org/?a',
    'ftp://pay.example.org',
    'javascript:alert(1)',
    '',
  ])
    expect(originOf(text), text).toBeNull();
});
