// How oxygen reaches the patient, told apart at a glance: prongs under the nose, wide prongs of high flow, or a mask with a bag.
import { box, stroke, tube } from './pen.ts';
import type { Pen, Spot } from './pen.ts';

export type OxygenDevice = 'none' | 'cannula' | 'high-flow' | 'mask';

/** The device among the lines in place and the orders that run. */
export function oxygenDevice(lines: readonly string[]): OxygenDevice {
  const has = (word: RegExp): boolean => lines.some((line) => word.test(line));
  if (has(/mask/)) return 'mask';
  if (has(/high-flow/)) return 'high-flow';
  if (has(/nasal|cannula/)) return 'cannula';
  return has(/oxygen/) ? 'mask' : 'none';
}

/** `ears` are the ends of the straps that can be seen. */
export function drawOxygen(pen: Pen, lines: readonly string[], nose: Spot, mouth: Spot, ears: Spot[]): void {
  const device = oxygenDevice(lines);
  if (device === 'mask') drawMask(pen, nose, mouth, ears);
  else if (device !== 'none') drawCannula(pen, nose, mouth, ears, device === 'high-flow');
}

/** A loop from ear to ear with two prongs; high flow has a wide tube that leaves to one side. */
function drawCannula(pen: Pen, nose: Spot, mouth: Spot, ears: Spot[], wide: boolean): void {
  const [dx, dy] = [mouth.x - nose.x, mouth.y - nose.y];
  const size = Math.hypot(dx, dy);
  const lip = { x: nose.x + dx * 0.6, y: nose.y + dy * 0.6 };
  const across = { x: -dy / size, y: dx / size };
  const width = Math.max(2, size * (wide ? 0.2 : 0.12));
  const color = wide ? '#9fb9d8' : '#c9ead9';
  for (const ear of ears) {
    const cheek = { x: (lip.x * 2 + ear.x) / 3 + dx * 0.16, y: (lip.y * 2 + ear.y) / 3 + dy * 0.16 };
    tube(pen, [lip, cheek, { x: (cheek.x + ear.x) / 2, y: (cheek.y + ear.y) / 2 }, ear], width, color);
  }
  for (const side of [-1, 1]) {
    const foot = { x: lip.x + across.x * size * 0.14 * side, y: lip.y + across.y * size * 0.14 * side };
    stroke(pen, [foot, { x: foot.x - dx * 0.2, y: foot.y - dy * 0.2 }], width * 1.1, color);
  }
  pen.save();
  pen.translate(lip.x, lip.y);
  pen.rotate(Math.atan2(dy, dx) - Math.PI / 2);
  box(pen, -size * 0.3, -width * 0.6, size * 0.6, width * 1.3, width * 0.6, color);
  pen.restore();
  const down = { x: lip.x + dx * 2.6, y: lip.y + dy * 2.6 };
  if (wide) tube(pen, [lip, { x: lip.x + dx * 0.8 - dy, y: lip.y + dy * 0.8 + dx }, down, down], width * 1.6, color);
}

/** A mask over nose and mouth with its strap, and the bag below that fills with oxygen. */
function drawMask(pen: Pen, nose: Spot, mouth: Spot, ears: Spot[]): void {
  const [dx, dy] = [mouth.x - nose.x, mouth.y - nose.y];
  const size = Math.hypot(dx, dy);
  const middle = { x: nose.x + dx * 0.62, y: nose.y + dy * 0.62 };
  for (const ear of ears) strap(pen, middle, ear, size);
  pen.save();
  pen.translate(middle.x, middle.y);
  pen.rotate(Math.atan2(dy, dx) - Math.PI / 2);
  const [rx, ry] = [size * 1.02, size * 1.3];
  pen.beginPath();
  pen.moveTo(0, -ry);
  pen.bezierCurveTo(rx * 0.62, -ry, rx * 0.98, -ry * 0.2, rx, ry * 0.35);
  pen.bezierCurveTo(rx * 0.9, ry * 1.1, -rx * 0.9, ry * 1.1, -rx, ry * 0.42);
  pen.bezierCurveTo(-rx * 0.98, -ry * 0.2, -rx * 0.62, -ry, 0, -ry);
  const glass = pen.createRadialGradient(-rx * 0.3, -ry * 0.2, size * 0.1, 0, 0, ry);
  glass.addColorStop(0, 'rgba(235, 250, 242, 0.34)');
  glass.addColorStop(0.75, 'rgba(160, 212, 186, 0.26)');
  glass.addColorStop(1, 'rgba(110, 180, 145, 0.5)');
  pen.fillStyle = glass;
  pen.fill();
  pen.strokeStyle = 'rgba(225, 245, 235, 0.75)';
  pen.lineWidth = Math.max(1, size * 0.05);
  pen.stroke();
  box(pen, -size * 0.2, ry * 0.62, size * 0.4, size * 0.42, size * 0.1, 'rgba(150, 215, 180, 0.85)');
  box(pen, -size * 0.62, ry * 0.9, size * 1.24, size * 1.5, size * 0.34, 'rgba(226, 240, 233, 0.58)');
  pen.lineWidth = Math.max(1, size * 0.04);
  pen.stroke();
  pen.restore();
}

/** From the rim of the mask to the ear. */
function strap(pen: Pen, middle: Spot, ear: Spot, size: number): void {
  const away = Math.hypot(ear.x - middle.x, ear.y - middle.y);
  const t = Math.min(0.9, (size * 0.95) / away);
  const rim = { x: middle.x + (ear.x - middle.x) * t, y: middle.y + (ear.y - middle.y) * t };
  stroke(pen, [rim, ear], size * 0.1, 'rgba(70, 150, 105, 0.75)');
}
