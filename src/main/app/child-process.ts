// Owns the making of our utility processes: started from the bundle, by the name of their entry.
import { join } from 'node:path';
import type { UtilityProcess, utilityProcess } from 'electron';

export interface ChildOptions {
  /** File name in the bundle's main folder, without extension. */
  readonly entry: 'server' | 'practice';
  readonly args: readonly string[];
  readonly onMessage: (message: unknown) => void;
  readonly onExit: (code: number) => void;
}

export type Child = Pick<UtilityProcess, 'postMessage' | 'kill'>;
export type StartChild = (options: ChildOptions) => Child;

/** `bundle`: folder of the built bundle (`out`). */
export function childStarter(processes: Pick<typeof utilityProcess, 'fork'>, bundle: string): StartChild {
  return ({ entry, args, onMessage, onExit }) => {
    const options = { serviceName: `pullpay-${entry}`, stdio: 'inherit' } as const;
    const child = processes.fork(join(bundle, 'main', `${entry}.cjs`), [...args], options);
    child.on('message', onMessage);
    child.on('exit', onExit);
    return child;
  };
}
