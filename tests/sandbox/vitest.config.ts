// The stories over HTTP, against the running sandbox: npx vitest run --config tests/sandbox/vitest.config.ts
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/sandbox/**/*.story.ts'],
    globalSetup: ['tests/sandbox/global-setup.ts'],
    environment: 'node',
    pool: 'threads',
    // One sandbox serves them all: its rates and its clock of blocks are everybody's.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
