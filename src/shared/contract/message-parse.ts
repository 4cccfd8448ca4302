// Owns the reading of what comes over a port. By hand: a claim passes eight of these, and a schema costs as much as the decision.
import { type Refusal, type Result, refuse } from '../result.ts';

export type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly answer: Result<unknown> }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown };

const longestName = 64;

/** The messages of one bundle, or the one that came by itself; whatever is none is left out. */
export function readMessages(data: unknown): readonly Message[] {
  return Array.isArray(data) ? data.flatMap((each: unknown) => readMessage(each) ?? []) : [readMessage(data)].flatMap((each) => each ?? []);
}

function readMessage(data: unknown): Message | null {
  if (!isObject(data)) return null;
  switch (data.kind) {
    case 'call':
      return hasOnly(data, callKeys) && isId(data.id) && isName(data.method)
        ? { kind: 'call', id: data.id, method: data.method, args: data.args }
        : null;
    case 'reply':
      return isId(data.id) ? { kind: 'reply', id: data.id, answer: readAnswer(data.answer) } : null;
    case 'event':
      return hasOnly(data, eventKeys) && isName(data.name) ? { kind: 'event', name: data.name, payload: data.payload } : null;
    default:
      return null;
  }
}

const callKeys: ReadonlySet<string> = new Set(['kind', 'id', 'method', 'args']);
const eventKeys: ReadonlySet<string> = new Set(['kind', 'name', 'payload']);

/** An answer of another shape is an answer all the same: whoever waits for it gets `bad-answer` at once. */
function readAnswer(answer: unknown): Result<unknown> {
  if (!isObject(answer)) return refuse('bad-answer');
  if (answer.ok === true) return { ok: true, value: answer.value };
  const error = answer.ok === false ? readRefusal(answer.error) : null;
  return error === null ? refuse('bad-answer') : { ok: false, error };
}

function readRefusal(error: unknown): Refusal | null {
  if (!isObject(error) || !isName(error.code)) return null;
  if (error.params === undefined) return { code: error.code };
  if (!isObject(error.params)) return null;
  const params = Object.entries(error.params);
  const texts = params.flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : []));
  return texts.length === params.length ? { code: error.code, params: Object.fromEntries(texts) } : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: object, known: ReadonlySet<string>): boolean {
  return Object.keys(value).every((key) => known.has(key));
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName;
}
