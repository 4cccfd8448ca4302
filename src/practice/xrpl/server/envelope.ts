// Owns the frame around requests and answers: one JSON object per message, `id` echoed, errors at top level (section 1).
import { isObject, type Json, type JsonObject, textOf } from '../base/json.ts';
import { type Answer, type ApiVersion, type CommandServer, fail } from '../commands/command.ts';
import { commandFor } from '../commands/table.ts';
import type { Session } from './session.ts';

/** rippled's own limit. Without one a deep text could be read and not be written again, as an error answer does. */
const maxDepth = 25;

/** Null for a text that is no request at all. */
export function parseRequest(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isShallow(value, maxDepth) ? value : null;
  } catch {
    return null;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}

export function unreadable(text: string): JsonObject {
  return { type: 'error', error: 'jsonInvalid', value: text };
}

/** Runs the command of a request and frames its answer. */
export function respond(server: CommandServer, session: Session, request: JsonObject): JsonObject {
  const api = request['api_version'] ?? 1;
  if (api !== 1 && api !== 2) return frame(request, { ok: false, error: { error: 'invalid_API_version' } });
  const name = textOf(request, 'command') ?? textOf(request, 'method');
  if (name === undefined) return frame(request, { ok: false, error: { error: 'missingCommand', error_message: 'Missing command entry.' } });
  return frame(request, run(name, server, session, request, api));
}

function run(name: string, server: CommandServer, session: Session, request: JsonObject, api: ApiVersion): Answer {
  const command = commandFor(name);
  return command === undefined ? fail('unknownCmd', 'Unknown method.') : command({ server, session, request, api });
}

export function frame(request: JsonObject, outcome: Answer): JsonObject {
  const head: { readonly [key: string]: Json | undefined } = { id: request['id'], api_version: request['api_version'], type: 'response' };
  if (outcome.ok) return { ...head, status: 'success', result: outcome.result };
  const { extra, ...error } = outcome.error;
  return { ...head, status: 'error', ...extra, ...error, request };
}
