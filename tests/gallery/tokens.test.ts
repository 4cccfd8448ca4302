// The colours themselves: readable in both themes (WCAG 2.2 AA), and the dark ones written twice say the same.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');

function tokensOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]));
}

const system = css.slice(css.indexOf('@media (prefers-color-scheme'), css.indexOf(':root[data-theme="dark"]'));
const chosen = css.slice(css.indexOf(':root[data-theme="dark"]'), css.indexOf('@media (prefers-reduced-motion'));
const light = tokensOf(css.slice(0, css.indexOf('@media (prefers-color-scheme')));
const dark = tokensOf(chosen);

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const text: readonly (readonly [string, string])[] = [
  ...['bg', 'surface', 'raised', 'sunken', 'sidebar-bg', 'hover'].flatMap((ground) => [
    ['text', ground] as const,
    ['text-soft', ground] as const,
  ]),
  ['text-soft', 'quiet-soft'],
  ['text-soft', 'accent-soft'],
  ['text', 'accent-soft'],
  ['accent', 'bg'],
  ['accent', 'surface'],
  ['accent-strong', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['bad', 'surface'],
  ['bad', 'bg'],
  ['text', 'warn-soft'],
  ['text', 'bad-soft'],
  ['text', 'good-soft'],
];
const shapes: readonly (readonly [string, string])[] = [
  ['line-strong', 'bg'],
  ['line-strong', 'surface'],
  ['accent', 'bg'],
  ['accent', 'surface'],
  ['good-fill', 'surface'],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s theme', (_name, tokens) => {
  it.each(text)('writes %s on %s readably', (ink, ground) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('draws %s on %s visibly', (ink, ground) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(3);
  });
});

it('is as dark by the system as by choice', () => {
  expect(tokensOf(system)).toEqual(dark);
});

it('names every colour of the dark theme in the light one', () => {
  expect([...dark.keys()].filter((name) => !light.has(name))).toEqual([]);
});
