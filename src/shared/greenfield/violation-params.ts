// Owns how several violations travel as the params of one refusal: path → code, with the code's own params behind it.
import type { Violation } from '../payouts/violations.ts';
import type { Refusal } from '../result.ts';

/** `{ Note: 'note-too-long?limit=200' }`: a refusal's params are flat text, and the words of a code need its own params. */
export function packViolations(violations: readonly Violation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(violations.map(({ path, code, params = {} }) => [path, packed(code, new URLSearchParams({ ...params }))]));
}

/** The code and params of one packed violation. */
export function unpackViolation(text: string): Refusal {
  const [code = '', query = ''] = text.split('?', 2);
  return query === '' ? { code } : { code, params: Object.fromEntries(new URLSearchParams(query)) };
}

function packed(code: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === '' ? code : `${code}?${query}`;
}
