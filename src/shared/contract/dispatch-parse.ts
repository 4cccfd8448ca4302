// Owns the step from an untyped message to a handler: the name is looked up, the arguments are parsed, a bug becomes `internal`.
import { type Result, refuse } from '../result.ts';
import type { Api, Handlers } from './rpc.ts';

/**
 * Checks arguments, calls the handler and checks nothing but the shape of its answer on the way out.
 * Refusals: `unknown-method`, `bad-arguments`, `internal` (a bug; its text stays in the log given by `report`).
 */
export async function dispatch<A extends Api>(
  api: A,
  handlers: Handlers<A>,
  name: string,
  args: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  const entry = Object.hasOwn(api, name) ? api[name] : undefined;
  const handler = Object.hasOwn(handlers, name) ? (handlers[name] as (args: unknown) => Promise<Result<unknown>>) : undefined;
  if (!entry || !handler) return refuse('unknown-method');
  const parsed = entry.args.safeParse(args);
  if (!parsed.success) return refuse('bad-arguments', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
  try {
    return await handler(parsed.data);
  } catch (error) {
    report(error);
    return refuse('internal');
  }
}
