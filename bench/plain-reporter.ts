// Owns the bench's output: what it says, and the reason if it cannot go on.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

// biome-ignore lint/style/noDefaultExport: the runner loads reporters by their default export
export default class PlainReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const error of result.errors) process.stderr.write(`${error.stack ?? error.message ?? 'unknown error'}\n`);
  }
}
