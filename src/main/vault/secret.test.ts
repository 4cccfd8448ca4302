// Owns the proof that secrets print nothing.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { copySecret, makeSecret } from './secret.ts';

const bytes = () => new TextEncoder().encode('hunter2hunter2');

describe('a secret', () => {
  it('shows nothing, however it is printed or serialised', () => {
    const secret = makeSecret(bytes());
    const shown = [
      String(Object(secret)),
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 9, getters: true }),
      inspect([new Error('x', { cause: secret })], { depth: 9 }),
      JSON.stringify(Object.entries(secret)),
      JSON.stringify(structuredClone({ secret })),
    ].join('\n');
    expect(shown).not.toMatch(/hunter|104|68 75|aHVu/i);
    expect(shown).toContain('[secret]');
  });

  it('is zeros after being wiped, and its copy is not', () => {
    const secret = makeSecret(bytes());
    const copy = copySecret(secret);
    secret.wipe();
    expect(secret.bytes).toEqual(new Uint8Array(14));
    expect(copy.bytes).toEqual(bytes());
  });

  it('copies also what came as a Buffer, whose slices share memory', () => {
    const secret = makeSecret(Buffer.from('hunter2hunter2'));
    const copy = copySecret(secret);
    copy.wipe();
    expect(Buffer.from(secret.bytes).toString()).toBe('hunter2hunter2');
  });
});
