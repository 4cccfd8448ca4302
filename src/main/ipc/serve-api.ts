// Owns the registration of a contract on Electron's ipc: one channel per method, sender checked, arguments parsed, answers coded.
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { dispatch } from '../../shared/contract/dispatch-parse.ts';
import type { Api, Handlers } from '../../shared/contract/rpc.ts';
import { refuse } from '../../shared/result.ts';
import type { PageHost } from '../security/page-path.ts';
import type { Sender, TrustedSenders } from './trusted-senders.ts';

export interface ServeOptions<A extends Api> {
  readonly ipc: Pick<IpcMain, 'handle'>;
  readonly prefix: 'main' | 'secure';
  readonly host: PageHost;
  readonly api: A;
  readonly handlers: Handlers<A>;
  readonly senders: TrustedSenders;
  readonly report: (error: unknown) => void;
  /** Waited for before a call is handled, for a side that is still opening what it answers from. */
  readonly gate?: (method: string) => Promise<void>;
}

export function serveApi<A extends Api>(options: ServeOptions<A>): void {
  for (const name of Object.keys(options.api)) {
    options.ipc.handle(`${options.prefix}:${name}`, async (event, args: unknown) => {
      if (!options.senders.isTrusted(describe(event), options.host)) return refuse('not-trusted');
      await options.gate?.(name);
      return dispatch(options.api, options.handlers, name, args, options.report);
    });
  }
}

export function describe(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): Sender {
  const frame = event.senderFrame ?? null;
  return {
    id: event.sender.id,
    frame: frame === null ? null : { url: frame.url, parent: frame.parent },
    isMainFrame: frame !== null && frame === event.sender.mainFrame,
  };
}
