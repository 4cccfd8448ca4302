// Owns the screens' only door to main: typed calls and typed events over the preload's bridge.
import { makeClient } from '../../shared/contract/client-parse.ts';
import { type MainEvents, mainApi, mainEvents } from '../../shared/contract/main-api.ts';
import type { MainBridge } from '../../shared/contract/main-method-names.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import { type Result, refuse } from '../../shared/result.ts';

declare global {
  interface Window {
    readonly pullpay?: MainBridge;
  }
}

async function send(method: string, args: unknown): Promise<Result<unknown>> {
  const methods: Readonly<Record<string, (args: unknown) => Promise<unknown>>> | undefined = window.pullpay?.methods;
  const call = methods?.[method];
  if (!call) return refuse('unknown-method');
  return (await call(args)) as Result<unknown>;
}

export const main: Client<typeof mainApi> = makeClient(mainApi, send);

/** Listens to an event of main; a payload that does not fit its schema is dropped. Returns the way to stop. */
export function onMain<K extends keyof MainEvents>(name: K, listener: (payload: MainEvents[K]) => void): () => void {
  return (
    window.pullpay?.on(name, (payload) => {
      const parsed = mainEvents[name].safeParse(payload);
      if (parsed.success) listener(parsed.data as MainEvents[K]);
    }) ?? (() => undefined)
  );
}
