// Owns reading JSON that a person pasted: trailing commas are repaired and told of, anything else wrong is found to the character, and no number is rounded.
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';

export interface JsonReading {
  readonly value: unknown;
  /** The text without its trailing commas; null where there was none. */
  readonly repairedText: string | null;
}

/** A payment with all its paths and memos is far shorter. */
const maxText = 200_000;
const maxDepth = 32;
/** With what comes along from files of other systems and from web pages: a mark of the byte order, blanks that do not break. */
const blank = /[\t\n\r \u00a0\ufeff]*/y;
const literal = /true|false|null/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Thrown and caught in this file only. */
class Wrong extends Error {
  constructor(
    readonly at: number,
    readonly code: 'xrpl-json-invalid' | 'xrpl-json-twice',
    readonly member = '',
  ) {
    super(code);
  }
}

/**
 * Reads JSON. A number that a float would not hold exactly becomes its own text. Codes: `xrpl-json-too-long`, `xrpl-json-invalid` and
 * `xrpl-json-twice` (the same member twice, of which other readers take one), both with `line` and `column` counted from 1.
 */
export function readJsonText(text: string): Result<JsonReading> {
  if (text.length > maxText) return refuse('xrpl-json-too-long', { limit: String(maxText) });
  const reader = new JsonReader(text);
  try {
    const value = reader.whole();
    return ok({ value, repairedText: reader.commas.length === 0 ? null : without(text, reader.commas) });
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const where = { ...positionOf(text, error.at), name: error.member };
    return error.code === 'xrpl-json-twice' ? refuse('xrpl-json-twice', where) : refuse('xrpl-json-invalid', where);
  }
}

class JsonReader {
  /** Places of trailing commas. */
  readonly commas: number[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.value(0);
    this.take(blank);
    if (this.at < this.text.length) throw this.wrong();
    return value;
  }

  private value(depth: number): unknown {
    if (depth > maxDepth) throw this.wrong();
    this.take(blank);
    const first = this.text[this.at];
    if (first === '{') return this.object(depth);
    if (first === '[') return this.array(depth);
    if (first === '"') return this.string();
    const word = this.take(literal);
    return word === '' ? this.number() : JSON.parse(word);
  }

  private object(depth: number): unknown {
    const members = new Map<string, unknown>();
    this.list('}', () => {
      const start = this.at;
      const name = this.string();
      if (members.has(name)) throw new Wrong(start, 'xrpl-json-twice', name.slice(0, 40));
      this.take(blank);
      this.expect(':');
      members.set(name, this.value(depth + 1));
    });
    return Object.fromEntries(members);
  }

  private array(depth: number): unknown {
    const items: unknown[] = [];
    this.list(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  /** Everything between an opening and its closing sign; a comma before the closing one is remembered and passed over. */
  private list(end: string, item: () => void): void {
    this.at += 1;
    this.take(blank);
    while (this.text[this.at] !== end) {
      item();
      this.take(blank);
      if (this.text[this.at] === end) break;
      const comma = this.at;
      this.expect(',');
      this.take(blank);
      if (this.text[this.at] === end) this.commas.push(comma);
    }
    this.at += 1;
  }

  private string(): string {
    const found = this.take(string);
    if (found === '') throw this.wrong();
    return JSON.parse(found) as string;
  }

  private number(): number | string {
    const found = this.take(number);
    if (found === '') throw this.wrong();
    const value = Number(found);
    return Number.isSafeInteger(value) && String(value) === found ? value : found;
  }

  private expect(sign: string): void {
    if (this.text[this.at] !== sign) throw this.wrong();
    this.at += 1;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private wrong(): Wrong {
    return new Wrong(this.at, 'xrpl-json-invalid');
  }
}

function positionOf(text: string, at: number): { readonly line: string; readonly column: string } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: String(before.length), column: String((before.at(-1)?.length ?? 0) + 1) };
}

function without(text: string, places: readonly number[]): string {
  const ends = [...places, text.length];
  return ends.map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end)).join('');
}
