// Reads an expression of a trial file into a tree. From loose to tight: or, and, not, comparison, + -, * /, minus sign, ^ (to the right).
import type { Token } from './tokens.ts';
import { ExpressionError, tokensOf } from './tokens.ts';

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type Arithmetic = '+' | '-' | '*' | '/' | '^';
export type Node =
  | { kind: 'number'; value: number; at: number }
  | { kind: 'text'; value: string; at: number }
  | { kind: 'name'; parts: string[]; at: number }
  | { kind: 'call'; parts: string[]; args: Node[]; at: number }
  | { kind: 'minus' | 'not'; of: Node; at: number }
  | { kind: 'logic'; sign: 'and' | 'or'; left: Node; right: Node; at: number }
  | { kind: 'comparison'; sign: Comparison; left: Node; right: Node; at: number }
  | { kind: 'arithmetic'; sign: Arithmetic; left: Node; right: Node; at: number };

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];
/** Deeper than any sensible expression; keeps a hostile file from exhausting the stack. */
const DEEPEST = 200;

interface Reader {
  tokens: Token[];
  place: number;
  depth: number;
}

/** @throws ExpressionError with the place of the first mistake. */
export function parseExpression(text: string): Node {
  const reader: Reader = { tokens: tokensOf(text), place: 0, depth: 0 };
  const node = either(reader);
  const rest = reader.tokens[reader.place];
  if (rest.kind !== 'end') throw new ExpressionError(`"${rest.text}" was not expected`, rest.at);
  return node;
}

function take(reader: Reader, ...signs: string[]): Token | null {
  const token = reader.tokens[reader.place];
  const word = token.kind === 'sign' || token.kind === 'name';
  if (!word || !signs.includes(token.text)) return null;
  reader.place++;
  return token;
}

function either(reader: Reader): Node {
  if (++reader.depth > DEEPEST) throw new ExpressionError('is nested too deeply', reader.tokens[reader.place].at);
  let left = both(reader);
  for (let sign = take(reader, 'or'); sign; sign = take(reader, 'or'))
    left = { kind: 'logic', sign: 'or', left, right: both(reader), at: sign.at };
  reader.depth--;
  return left;
}

function both(reader: Reader): Node {
  let left = negated(reader);
  for (let sign = take(reader, 'and'); sign; sign = take(reader, 'and'))
    left = { kind: 'logic', sign: 'and', left, right: negated(reader), at: sign.at };
  return left;
}

function negated(reader: Reader): Node {
  const sign = take(reader, 'not');
  if (!sign) return compared(reader);
  if (++reader.depth > DEEPEST) throw new ExpressionError('is nested too deeply', sign.at);
  const of = negated(reader);
  reader.depth--;
  return { kind: 'not', of, at: sign.at };
}

function compared(reader: Reader): Node {
  const left = sum(reader);
  const sign = take(reader, ...COMPARISONS);
  if (!sign) return left;
  const right = sum(reader);
  const more = take(reader, ...COMPARISONS);
  if (more) throw new ExpressionError('comparisons cannot be chained; join them with "and"', more.at);
  return { kind: 'comparison', sign: sign.text as Comparison, left, right, at: sign.at };
}

function sum(reader: Reader): Node {
  let left = product(reader);
  for (let sign = take(reader, '+', '-'); sign; sign = take(reader, '+', '-'))
    left = { kind: 'arithmetic', sign: sign.text as Arithmetic, left, right: product(reader), at: sign.at };
  return left;
}

function product(reader: Reader): Node {
  let left = signed(reader);
  for (let sign = take(reader, '*', '/'); sign; sign = take(reader, '*', '/'))
    left = { kind: 'arithmetic', sign: sign.text as Arithmetic, left, right: signed(reader), at: sign.at };
  return left;
}

function signed(reader: Reader): Node {
  const sign = take(reader, '-');
  if (!sign) return power(reader);
  if (++reader.depth > DEEPEST) throw new ExpressionError('is nested too deeply', sign.at);
  const of = signed(reader);
  reader.depth--;
  return { kind: 'minus', of, at: sign.at };
}

function power(reader: Reader): Node {
  const base = single(reader);
  const sign = take(reader, '^');
  return sign ? { kind: 'arithmetic', sign: '^', left: base, right: signed(reader), at: sign.at } : base;
}

function single(reader: Reader): Node {
  const token = reader.tokens[reader.place];
  if (token.kind === 'end') throw new ExpressionError('ends too early', token.at);
  reader.place++;
  if (token.kind === 'number') return { kind: 'number', value: token.value, at: token.at };
  if (token.kind === 'text') return { kind: 'text', value: token.text.slice(1, -1), at: token.at };
  if (token.kind === 'name' && !['and', 'or', 'not'].includes(token.text)) return named(reader, token);
  if (token.text !== '(') throw new ExpressionError(`"${token.text}" was not expected`, token.at);
  const inside = either(reader);
  close(reader);
  return inside;
}

function named(reader: Reader, token: Token): Node {
  const parts = token.text.split('.');
  if (!take(reader, '(')) return { kind: 'name', parts, at: token.at };
  const args: Node[] = [];
  if (!take(reader, ')')) {
    do args.push(either(reader));
    while (take(reader, ','));
    close(reader);
  }
  return { kind: 'call', parts, args, at: token.at };
}

function close(reader: Reader): void {
  const token = reader.tokens[reader.place];
  if (!take(reader, ')'))
    throw new ExpressionError(token.kind === 'end' ? '")" is missing' : `"${token.text}" was not expected`, token.at);
}
