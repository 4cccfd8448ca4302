// Owns joining class names.

/** Joins what is there: `classNames('button', wide && 'is-wide')`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
