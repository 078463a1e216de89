// Plain color arithmetic: from light spectra to screen colors, and how different two colors look to the eye.

/** Wyman, Sloan, Shirley 2013 (JCGT 2:2), eqs. 2-4: multi-lobe Gaussian fit of the CIE 1931 2-degree observer. */
function lobe(wavelength: number, center: number, left: number, right: number): number {
  const t = (wavelength - center) * (wavelength < center ? left : right);
  return Math.exp(-0.5 * t * t);
}
export const observerX = (w: number): number =>
  0.362 * lobe(w, 442.0, 0.0624, 0.0374) +
  1.056 * lobe(w, 599.8, 0.0264, 0.0323) -
  0.065 * lobe(w, 501.1, 0.049, 0.0382);
export const observerY = (w: number): number =>
  0.821 * lobe(w, 568.8, 0.0213, 0.0247) + 0.286 * lobe(w, 530.9, 0.0613, 0.0322);
export const observerZ = (w: number): number =>
  1.217 * lobe(w, 437.0, 0.0845, 0.0278) + 0.681 * lobe(w, 459.0, 0.0385, 0.0725);

/** CIE D65 relative power, 380 to 780 nm in 10 nm steps (CIE 15). */
export const D65 = [
  49.98, 54.65, 82.75, 91.49, 93.43, 86.68, 104.86, 117.01, 117.81, 114.86, 115.92, 108.81, 109.35, 107.8, 104.79,
  107.69, 104.41, 104.05, 100, 96.33, 95.79, 88.69, 90.01, 89.6, 87.7, 83.29, 83.7, 80.03, 80.21, 82.28, 78.28, 69.72,
  71.61, 74.35, 61.6, 69.89, 75.09, 63.59, 46.42, 66.81, 63.38,
] as const;

export type Triple = [number, number, number];

/** XYZ (white Y = 1) to linear sRGB, not clipped. */
export function xyzToLinear([x, y, z]: Triple): Triple {
  return [
    3.2406 * x - 1.5372 * y - 0.4986 * z,
    -0.9689 * x + 1.8758 * y + 0.0415 * z,
    0.0557 * x - 0.204 * y + 1.057 * z,
  ];
}

/** Linear light 0-1 to the sRGB code 0-255. */
export function encode(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055);
}

/** sRGB code 0-255 to linear light 0-1. */
export function decode(code: number): number {
  const c = code / 255;
  return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
}

/** Linear sRGB to CIE L*a*b* under D65. */
export function linearToLab([r, g, b]: Triple): Triple {
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

const RADIANS = Math.PI / 180;
const hue = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / RADIANS + 360) % 360);

function hueDifference(h1: number, h2: number, chroma: number): number {
  if (chroma === 0) return 0;
  const d = h2 - h1;
  return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
}

function hueMean(h1: number, h2: number, chroma: number): number {
  if (chroma === 0) return h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

const pow7 = (c: number): number => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));

/** CIEDE2000 (Sharma, Wu, Dalal 2005): 1 is about the smallest difference an eye sees side by side. */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const g = 0.5 * (1 - pow7((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const c1 = Math.hypot(a1 * (1 + g), b1);
  const c2 = Math.hypot(a2 * (1 + g), b2);
  const h1 = hue(a1 * (1 + g), b1);
  const h2 = hue(a2 * (1 + g), b2);
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((hueDifference(h1, h2, c1 * c2) / 2) * RADIANS);
  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const h = hueMean(h1, h2, c1 * c2);
  const cos = (k: number, shift: number): number => Math.cos((k * h + shift) * RADIANS);
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sc = 1 + 0.045 * c;
  const sh = 1 + 0.015 * c * t;
  const turn = -Math.sin(2 * 30 * Math.exp(-(((h - 275) / 25) ** 2)) * RADIANS) * 2 * pow7(c);
  const [dl, dc] = [(l2 - l1) / sl, (c2 - c1) / sc];
  return Math.sqrt(dl * dl + dc * dc + (dh / sh) ** 2 + turn * dc * (dh / sh));
}
