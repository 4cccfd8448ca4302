// Owns our utility processes: started from the bundle, restarted when they die, ended with the app.
import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';

export interface ChildOptions {
  readonly bundle: string;
  /** File name in the bundle's main folder, without extension. */
  readonly entry: 'server' | 'practice';
  readonly args: readonly string[];
  readonly onMessage: (message: unknown) => void;
  readonly onExit: (code: number) => void;
}

export function startChild(options: ChildOptions): UtilityProcess {
  const child = utilityProcess.fork(join(options.bundle, 'main', `${options.entry}.cjs`), [...options.args], {
    serviceName: `pullpay-${options.entry}`,
    stdio: 'inherit',
  });
  child.on('message', options.onMessage);
  child.on('exit', options.onExit);
  return child;
}
