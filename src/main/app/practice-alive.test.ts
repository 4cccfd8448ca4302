import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { practiceAnswers } from './practice-alive.ts';

const fileWith = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'pullpay-alive-')), 'endpoint.json');
  writeFileSync(path, text);
  return path;
};

describe('whether the practice network is up', () => {
  it('is so while something accepts a connection at the named port, and no longer', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const path = fileWith(JSON.stringify({ port, token: 'x' }));
    expect(await practiceAnswers(path)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await practiceAnswers(path)).toBe(false);
  });

  it.each(['', 'torn', '{}', '{"port":0}', '{"port":70000}', '{"port":"80"}', '[]', 'null'])(
    'a file that says %j names none',
    async (text) => {
      expect(await practiceAnswers(fileWith(text))).toBe(false);
    },
  );

  it('no file, no network', async () => {
    expect(await practiceAnswers(join(tmpdir(), 'there-is-no-such-endpoint.json'))).toBe(false);
  });
});
