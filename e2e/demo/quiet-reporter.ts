// Owns the demo's output: what the story says, and the reason if it ends badly.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

// biome-ignore lint/style/noDefaultExport: the runner loads reporters by their default export
export default class QuietReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const error of result.errors) process.stderr.write(`${error.message ?? 'unknown error'}\n`);
  }

  onEnd({ status }: { status: string }): void {
    process.stdout.write(status === 'passed' ? 'demo: the main job is done\n' : 'demo: FAILED\n');
  }
}
