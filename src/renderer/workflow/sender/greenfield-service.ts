// Owns the answers to the API server: every operation of the HTTP API.
import type { greenfieldApi } from '../../../shared/contract/server-api.ts';
import type { Handlers } from '../../../shared/contract/rpc.ts';
import { allOperations } from './operations/all.ts';
import type { OperationDeps } from './operations/deps.ts';
import { dispatch } from './operations/dispatch.ts';

export function greenfieldService(deps: OperationDeps): Handlers<typeof greenfieldApi> {
  const operations = allOperations(deps);
  return { operate: (request) => dispatch({ desk: deps.desk, keyOf: deps.keyOf, operations }, request) };
}
