// Owns the grammar of rate rules: numbers, prices, + - * /, unary minus and parentheses (spec §6.3). A rule is read and worked out, never run as code.
import type { Decimal } from '../money/decimal.ts';
import { type Fraction, fractionOf, negated, product, quotient, sum } from '../money/fraction.ts';
import { parseDecimal } from '../money/parse-amount.ts';
import { assetMethod } from './methods.ts';

/** A price that a rule names: of one source ("kraken(BTC_USD)"), or by the wallet's own rule ("BTC_USD"). */
export interface RateTerm {
  /** In lower case; null for the wallet's own rule. */
  readonly provider: string | null;
  /** ASCII letters in upper case, but for a token's code and issuer, whose case counts. */
  readonly pair: string;
  /** As main is asked for it, and as its answer is found. */
  readonly key: string;
}

export type RateNode =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'price'; readonly term: RateTerm }
  | { readonly kind: 'minus'; readonly of: RateNode }
  | { readonly kind: 'sum'; readonly operator: Operator; readonly left: RateNode; readonly right: RateNode };
type Operator = '+' | '-' | '*' | '/';

/** Longest rule, in UTF-16 units. */
export const longestRule = 200;
/** Different prices in one rule. */
export const mostTerms = 8;
const mostTokens = 64;
const deepest = 16;

const unit = String.raw`[\p{L}\p{Nd}]{1,12}`;
// A coin is a unit, a token with its issuer, or the id of an MPT; what it is priced in is always a unit.
const tokenCoin = String.raw`(?:[a-z0-9?!@#$%^&*<>(){}[\]|]{3}|[0-9a-f]{40})\.r[1-9a-km-z]{24,34}`;
const pairToken = String.raw`(?<pair>(?:${tokenCoin}|[0-9a-f]{48}|${unit})_${unit})(?![\p{L}\p{Nd}_])`;
const numberToken = String.raw`(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?)(?![\p{L}\p{Nd}._])`;
const nameToken = String.raw`(?<name>[a-z][a-z0-9-]{0,31})(?=\s*\()`;
const token = new RegExp(String.raw`\s*(?:${pairToken}|${numberToken}|${nameToken}|(?<sign>[-+*/()]))`, 'iuy');

type Token = { readonly kind: 'pair' | 'number' | 'name' | 'sign'; readonly text: string };

/** What a rule says; null for what is no rule, too long, too deep, or names too many prices. Full-width characters count as plain ones. */
export function parseRule(text: string): RateNode | null {
  if (text.length > longestRule) return null;
  const tokens = tokensOf(text.normalize('NFKC').trim());
  if (tokens === null) return null;
  const reader = new Reader(tokens);
  const node = reader.additive(0);
  return node !== null && reader.atEnd && termsOf(node).length <= mostTerms ? node : null;
}

/** Every price that a rule names, once, in its order. */
export function termsOf(node: RateNode): readonly RateTerm[] {
  const found = new Map<string, RateTerm>();
  const walk = (part: RateNode): void => {
    if (part.kind === 'price') found.set(part.term.key, part.term);
    if (part.kind === 'minus') walk(part.of);
    if (part.kind !== 'sum') return;
    walk(part.left);
    walk(part.right);
  };
  walk(node);
  return [...found.values()];
}

/** Works a rule out, exactly; null where it divides by zero or `price` knows no answer. */
export function valueOf(node: RateNode, price: (term: RateTerm) => Decimal | null): Fraction | null {
  switch (node.kind) {
    case 'number':
      return fractionOf(node.value);
    case 'price': {
      const known = price(node.term);
      return known === null ? null : fractionOf(known);
    }
    case 'minus': {
      const of = valueOf(node.of, price);
      return of === null ? null : negated(of);
    }
    case 'sum': {
      const left = valueOf(node.left, price);
      const right = valueOf(node.right, price);
      return left === null || right === null ? null : combined(node.operator, left, right);
    }
  }
}

function combined(operator: Operator, left: Fraction, right: Fraction): Fraction | null {
  switch (operator) {
    case '+':
      return sum(left, right);
    case '-':
      return sum(left, negated(right));
    case '*':
      return product(left, right);
    case '/':
      return quotient(left, right);
  }
}

/** The name of a price: as main is asked for it. */
export function rateTerm(provider: string | null, pair: string): RateTerm {
  const known = canonicalPair(pair);
  if (provider === null) return { provider, pair: known, key: known };
  const source = provider.toLowerCase();
  return { provider: source, pair: known, key: `${source}(${known})` };
}

function canonicalPair(pair: string): string {
  const [coin = '', inUnit = ''] = pair.split('_');
  const named = assetMethod(coin);
  return `${named?.kind === 'token' ? named.currency : upper(coin)}_${upper(inUnit)}`;
}

function upper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Reads what `rateTerm` made; null for anything else. */
export function parseTerm(key: string): RateTerm | null {
  const node = parseRule(key);
  return node?.kind === 'price' ? node.term : null;
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const { pair, number, name, sign } = token.exec(text)?.groups ?? {};
    if (pair !== undefined) tokens.push({ kind: 'pair', text: pair });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else return null;
    if (tokens.length > mostTokens) return null;
    at = token.lastIndex;
  }
  return tokens;
}

/** One method for each level of binding; null is "no rule". */
class Reader {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get atEnd(): boolean {
    return this.next === this.tokens.length;
  }

  additive(depth: number): RateNode | null {
    return this.chain(['+', '-'], () => this.multiplicative(depth));
  }

  private multiplicative(depth: number): RateNode | null {
    return this.chain(['*', '/'], () => this.unary(depth));
  }

  /** Operators of one rank bind from the left. */
  private chain(operators: readonly Operator[], operand: () => RateNode | null): RateNode | null {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.isSign(candidate));
      if (left === null || operator === undefined) return left;
      this.next += 1;
      const right = operand();
      left = right === null ? null : { kind: 'sum', operator, left, right };
    }
  }

  private unary(depth: number): RateNode | null {
    if (depth > deepest) return null;
    if (!this.take('-')) return this.primary(depth);
    const of = this.unary(depth + 1);
    return of === null ? null : { kind: 'minus', of };
  }

  private primary(depth: number): RateNode | null {
    if (this.take('(')) {
      const inner = this.additive(depth + 1);
      return this.take(')') ? inner : null;
    }
    const found = this.tokens[this.next];
    if (found === undefined || found.kind === 'sign') return null;
    this.next += 1;
    if (found.kind === 'number') {
      const value = parseDecimal(found.text);
      return value.ok ? { kind: 'number', value: value.value } : null;
    }
    return found.kind === 'pair' ? { kind: 'price', term: rateTerm(null, found.text) } : this.provided(found.text);
  }

  private provided(provider: string): RateNode | null {
    const opened = this.take('(');
    const pair = this.tokens[this.next];
    if (!opened || pair?.kind !== 'pair') return null;
    this.next += 1;
    return this.take(')') ? { kind: 'price', term: rateTerm(provider, pair.text) } : null;
  }

  private isSign(text: string): boolean {
    const found = this.tokens[this.next];
    return found?.kind === 'sign' && found.text === text;
  }

  private take(text: string): boolean {
    if (!this.isSign(text)) return false;
    this.next += 1;
    return true;
  }
}
