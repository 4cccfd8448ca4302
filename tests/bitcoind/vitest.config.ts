// The stories with a real Bitcoin node: npx vitest run --config tests/bitcoind/vitest.config.ts
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/bitcoind/**/*.story.ts'],
    globalSetup: ['tests/bitcoind/global-setup.ts'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
