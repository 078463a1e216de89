// Cuts an expression of a trial file into words: numbers, times (2h), names (h24.map), quoted words and signs, each with its place.

export interface Token {
  kind: 'number' | 'name' | 'text' | 'sign' | 'end';
  text: string;
  /** Of a number; times are seconds. */
  value: number;
  /** Place in the expression, counted from 1. */
  at: number;
}

/** A mistake in an expression, with its place counted from 1. */
export class ExpressionError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'ExpressionError';
    this.at = at;
  }
}

const SECONDS: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400 };
const NUMBER = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)([A-Za-z_]\w*)?/;
const NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/;
const SIGN = /^(?:<=|>=|==|!=|[-+*/^()<>,])/;
const TEXT = /^(?:"([^"]*)"|'([^']*)')/;

export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  for (;;) {
    while (/\s/.test(expression[place] ?? '')) place++;
    if (place >= expression.length) break;
    const token = nextToken(expression.slice(place), place + 1);
    tokens.push(token);
    place += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', value: 0, at: place + 1 });
  return tokens;
}

function nextToken(rest: string, at: number): Token {
  const number = NUMBER.exec(rest);
  if (number) return { kind: 'number', text: number[0], value: numberOf(number, at), at };
  const name = NAME.exec(rest);
  if (name) return { kind: 'name', text: name[0], value: 0, at };
  const quoted = TEXT.exec(rest);
  if (quoted) return { kind: 'text', text: quoted[0], value: 0, at };
  const sign = SIGN.exec(rest);
  if (sign) return { kind: 'sign', text: sign[0], value: 0, at };
  throw new ExpressionError(`"${rest[0]}" was not expected`, at);
}

function numberOf([, digits, unit]: RegExpExecArray, at: number): number {
  if (unit === undefined) return Number(digits);
  const seconds = SECONDS[unit];
  if (seconds === undefined)
    throw new ExpressionError(`"${digits}${unit}" is neither a number nor a time (s, min, h, d)`, at);
  return Number(digits) * seconds;
}
