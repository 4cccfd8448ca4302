import { defineConfig } from '@playwright/test';

// The home is made by the app as it is shipped.
process.env.PULLPAY_ENTRY = 'index.cjs';

export default defineConfig({
  testDir: __dirname,
  testMatch: 'run.ts',
  timeout: 0,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: [['./plain-reporter.ts']],
  outputDir: '../test-results/bench',
});
