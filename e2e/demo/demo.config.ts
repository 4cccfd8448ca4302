import { defineConfig } from '@playwright/test';

// The demo drives the app as it is shipped, not the entry for tests.
process.env.PULLPAY_ENTRY = 'index.cjs';

export default defineConfig({
  testDir: __dirname,
  testMatch: 'main-job.ts',
  timeout: 240_000,
  workers: 1,
  reporter: [['./quiet-reporter.ts']],
  outputDir: '../../test-results/demo',
});
