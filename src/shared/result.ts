// Owns the shape of every answer that crosses a module border: a value, or a coded error.

/** A refusal with a code of ours. `params` fill the words of the code; they are plain text, never HTML. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string>>;
}

export type Result<T, E extends Refusal = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse(code: string, params?: Readonly<Record<string, string>>): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}
