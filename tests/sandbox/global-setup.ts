// Owns the sandbox that the stories share.
import type { TestProject } from 'vitest/node';
import { type Line, startSandbox } from './lib/sandbox.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly sandbox: Line;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sandbox = await startSandbox();
  project.provide('sandbox', sandbox.line);
  return async () => void (await sandbox.stop());
}
