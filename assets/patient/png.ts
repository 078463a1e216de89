// Writes a picture of eight-bit RGB pixels as a PNG file, with nothing but Node.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Every line with the filter whose differences are smallest. */
function filterLines(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * 3;
  const out = new Uint8Array((stride + 1) * height);
  const line = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    let best = Infinity;
    for (const kind of [1, 2, 4]) {
      let sum = 0;
      for (let i = 0; i < stride; i++) {
        const at = y * stride + i;
        const a = i >= 3 ? rgb[at - 3] : 0;
        const b = y > 0 ? rgb[at - stride] : 0;
        const c = i >= 3 && y > 0 ? rgb[at - stride - 3] : 0;
        line[i] = rgb[at] - (kind === 1 ? a : kind === 2 ? b : paeth(a, b, c));
        sum += line[i] < 128 ? line[i] : 256 - line[i];
      }
      if (sum >= best) continue;
      best = sum;
      out[y * (stride + 1)] = kind;
      out.set(line, y * (stride + 1) + 1);
    }
  }
  return out;
}

export function encodePng(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = deflateSync(filterLines(rgb, width, height), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]);
}

/** Pixels of a file that `encodePng` wrote. */
export function decodePng(file: Uint8Array): Uint8Array {
  const data = Buffer.from(file);
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const size = data.readUInt32BE(33);
  const lines = inflateSync(data.subarray(41, 41 + size));
  const stride = width * 3;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = lines[y * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const a = i >= 3 ? out[at - 3] : 0;
      const b = y > 0 ? out[at - stride] : 0;
      const c = i >= 3 && y > 0 ? out[at - stride - 3] : 0;
      out[at] = lines[y * (stride + 1) + 1 + i] + (kind === 1 ? a : kind === 2 ? b : kind === 4 ? paeth(a, b, c) : 0);
    }
  }
  return out;
}
