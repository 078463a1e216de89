// A few strokes that everything drawn over the patient shares.

export type Pen = CanvasRenderingContext2D;
export interface Spot {
  x: number;
  y: number;
}

export function stroke(pen: Pen, points: Spot[], width: number, style: string): void {
  pen.strokeStyle = style;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(points[0].x, points[0].y);
  if (points.length === 4) {
    const [, b, c, d] = points;
    pen.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
  } else for (const p of points.slice(1)) pen.lineTo(p.x, p.y);
  pen.stroke();
}

/** A clear tube: dark edge, pale body, thin glint. */
export function tube(pen: Pen, points: Spot[], width: number, fluid: string): void {
  stroke(pen, points, width + 1.4, 'rgba(40, 50, 60, 0.5)');
  stroke(pen, points, width, fluid);
  stroke(pen, points, width * 0.35, 'rgba(255, 255, 255, 0.55)');
}

export function box(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  r: number,
  fill: string | CanvasGradient,
): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.roundRect(x, y, w, h, r);
  pen.fill();
}

export function across(pen: Pen, x0: number, x1: number, stops: string[]): CanvasGradient {
  const gradient = pen.createLinearGradient(x0, 0, x1, 0);
  stops.forEach((color, i) => gradient.addColorStop(i / (stops.length - 1), color));
  return gradient;
}
