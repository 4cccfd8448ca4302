import { expect, it } from 'vitest';
import { operationNames, operations } from './operations.ts';
import { permissions } from './permissions.ts';

it('no two operations answer the same request', () => {
  const keys = operationNames.map((name) => `${operations[name].method} ${operations[name].path}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it('what is in a store is found by its path, and needs a permission of that store', () => {
  for (const name of operationNames) {
    const { path, store, access } = operations[name];
    expect(path.startsWith('/stores/{store}'), name).toBe(store === 'path');
    if (store !== 'none') expect(permissions, name).toContain(access);
  }
});
