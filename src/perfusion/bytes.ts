// Plain data to bytes and back, exactly: numbers keep every bit, typed arrays their type. Used to save a patient or a run.

type Typed = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;
/** What can be saved: no functions, no classes, no cycles. */
export type Plain = null | undefined | boolean | number | string | Typed | Plain[] | { [key: string]: Plain };

const KINDS: [tag: number, make: (buffer: ArrayBuffer) => Typed, is: (value: unknown) => boolean][] = [
  [16, (b) => new Float64Array(b), (v) => v instanceof Float64Array],
  [17, (b) => new Float32Array(b), (v) => v instanceof Float32Array],
  [18, (b) => new Int32Array(b), (v) => v instanceof Int32Array],
  [19, (b) => new Uint32Array(b), (v) => v instanceof Uint32Array],
  [20, (b) => new Int16Array(b), (v) => v instanceof Int16Array],
  [21, (b) => new Uint16Array(b), (v) => v instanceof Uint16Array],
  [22, (b) => new Int8Array(b), (v) => v instanceof Int8Array],
  [23, (b) => new Uint8Array(b), (v) => v instanceof Uint8Array],
];
const NULL = 0;
const UNDEFINED = 1;
const FALSE = 2;
const TRUE = 3;
const NUMBER = 4;
const TEXT = 5;
const LIST = 6;
const RECORD = 7;

/** Writes a value; keys keep their order. Little-endian. */
export function toBytes(value: Plain): Uint8Array {
  const writer = new Writer();
  writer.value(value);
  return writer.done();
}

/** Reads what `toBytes` wrote. @throws Error with one sentence when the bytes are cut off or not ours. */
export function fromBytes(bytes: Uint8Array): Plain {
  const reader = new Reader(bytes);
  const value = reader.value();
  if (reader.place !== bytes.length) throw new Error('The saved data has extra bytes at its end.');
  return value;
}

class Writer {
  private bytes = new Uint8Array(65536);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  private room(count: number): number {
    if (this.length + count > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    const at = this.length;
    this.length += count;
    return at;
  }
  private byte(value: number): void {
    const at = this.room(1);
    this.bytes[at] = value;
  }
  private count(value: number): void {
    const at = this.room(4);
    this.view.setUint32(at, value, true);
  }
  private text(value: string): void {
    this.count(value.length);
    const at = this.room(value.length * 2);
    for (let i = 0; i < value.length; i++) this.view.setUint16(at + 2 * i, value.charCodeAt(i), true);
  }
  value(value: Plain): void {
    if (value === null) this.byte(NULL);
    else if (value === undefined) this.byte(UNDEFINED);
    else if (typeof value === 'boolean') this.byte(value ? TRUE : FALSE);
    else if (typeof value === 'number') {
      this.byte(NUMBER);
      const at = this.room(8);
      this.view.setFloat64(at, value, true);
    } else if (typeof value === 'string') {
      this.byte(TEXT);
      this.text(value);
    } else if (ArrayBuffer.isView(value)) this.typed(value);
    else if (Array.isArray(value)) {
      this.byte(LIST);
      this.count(value.length);
      for (const item of value) this.value(item);
    } else this.record(value);
  }
  private typed(value: Typed): void {
    const kind = KINDS.find((k) => k[2](value));
    if (!kind) throw new Error('A list of an unknown number type cannot be saved.');
    this.byte(kind[0]);
    this.count(value.byteLength);
    const at = this.room(value.byteLength);
    this.bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), at);
  }
  private record(value: { [key: string]: Plain }): void {
    this.byte(RECORD);
    const keys = Object.keys(value);
    this.count(keys.length);
    for (const key of keys) {
      this.text(key);
      this.value(value[key]);
    }
  }
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

class Reader {
  place = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  private take(count: number): number {
    if (this.place + count > this.bytes.length) throw new Error('The saved data is cut off.');
    const at = this.place;
    this.place += count;
    return at;
  }
  private count(): number {
    return this.view.getUint32(this.take(4), true);
  }
  private text(): string {
    const length = this.count();
    const at = this.take(length * 2);
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.view.getUint16(at + 2 * i, true));
    return text;
  }
  value(): Plain {
    const tag = this.bytes[this.take(1)];
    if (tag === NULL) return null;
    if (tag === UNDEFINED) return undefined;
    if (tag === FALSE || tag === TRUE) return tag === TRUE;
    if (tag === NUMBER) return this.view.getFloat64(this.take(8), true);
    if (tag === TEXT) return this.text();
    if (tag === LIST) return Array.from({ length: this.bounded() }, () => this.value());
    if (tag === RECORD) return this.record();
    const kind = KINDS.find((k) => k[0] === tag);
    if (!kind) throw new Error('The saved data is damaged.');
    const length = this.count();
    const at = this.take(length);
    return kind[1](this.bytes.slice(at, at + length).buffer);
  }
  private bounded(): number {
    const count = this.count();
    if (count > this.bytes.length - this.place) throw new Error('The saved data is damaged.');
    return count;
  }
  private record(): { [key: string]: Plain } {
    const count = this.bounded();
    const keys: string[] = [];
    const values: Plain[] = [];
    for (let i = 0; i < count; i++) {
      const key = this.text();
      if (key === '__proto__') throw new Error('The saved data is damaged.');
      keys.push(key);
      values.push(this.value());
    }
    const record = blank(keys);
    for (let i = 0; i < count; i++) record[keys[i]] = values[i];
    return record;
  }
}

/**
 * A record with these keys, as fast to use as one written out in code. Keys that are added one by one beyond the sixteenth turn an object into
 * a table that is searched at every access: a loaded patient lived at little more than half the speed of a new one.
 */
function blank(keys: readonly string[]): { [key: string]: Plain } {
  return JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:0`).join()}}`) as { [key: string]: Plain };
}

/** FNV-1a over bytes in two lanes: sixteen hexadecimal digits. Tells runs apart; not a secret. */
export function digestBytes(bytes: Uint8Array): string {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4 | 0;
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i], 0x01000193);
    b = Math.imul(b ^ (bytes[i] + (i & 0xff)), 0x01000193);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
