// How the pages' entries are bundled.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('package.json says no module type: with "commonjs" the bundler wraps every module of a page whose entry exports nothing', () => {
  const packageFile = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Readonly<Record<string, unknown>>;
  expect(packageFile).not.toHaveProperty('type');
});
