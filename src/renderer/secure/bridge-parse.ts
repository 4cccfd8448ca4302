// Owns the secure page's only door to main: typed calls over the preload's bridge.
import { makeClient } from '../../shared/contract/client-parse.ts';
import type { SecureBridge } from '../../shared/contract/secure-method-names.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import { secureApi } from '../../shared/contract/secure-api.ts';
import { type Result, refuse } from '../../shared/result.ts';

declare global {
  interface Window {
    readonly pullpaySecure?: SecureBridge;
  }
}

async function send(method: string, args: unknown): Promise<Result<unknown>> {
  const methods: Readonly<Record<string, (args: unknown) => Promise<unknown>>> | undefined = window.pullpaySecure?.methods;
  const call = methods?.[method];
  if (!call) return refuse('unknown-method');
  return (await call(args)) as Result<unknown>;
}

export const secure: Client<typeof secureApi> = makeClient(secureApi, send);
