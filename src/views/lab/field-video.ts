// The microscope's video on two plain canvases: the moving picture below, colors over the vessels above. For screens without the big stage.
import type { FieldGeometry, FieldState } from '../../engine/types.ts';
import { createCells, moveCells, takeState } from '../capillaries/cells.ts';
import type { Cells } from '../capillaries/cells.ts';
import { courseX, courseY, layCourse } from '../capillaries/course.ts';
import type { Course } from '../capillaries/course.ts';
import { cropField } from '../capillaries/crop.ts';
import { overlayColor, oxygenColor } from '../capillaries/overlay.ts';
import { createPicture, drawFrame, drawStill } from '../capillaries/picture.ts';
import type { Picture } from '../capillaries/picture.ts';
import { countRollers, createRollers, moveRollers } from '../capillaries/rollers.ts';
import type { Rollers } from '../capillaries/rollers.ts';
import type { Overlay } from '../stage-types.ts';

/** Pixels across the video; more is blur, not detail. */
const WIDEST = 760;
const LONGEST_FRAME = 0.1;

export interface FieldVideo {
  /** New numbers from the model, and the colors wanted. */
  show(state: FieldState, overlay: Overlay): void;
  /** Moves the blood by `seconds` and draws it. */
  film(seconds: number): void;
}

interface Parts {
  geometry: FieldGeometry;
  scale: number;
  course: Course;
  cells: Cells;
  rollers: Rollers;
  picture: Picture;
  pixels: Uint32Array;
  image: ImageData;
}

/** Lays the video out for canvases of the given size (CSS pixels). Null where nothing can be drawn. */
export function createFieldVideo(
  video: HTMLCanvasElement,
  colors: HTMLCanvasElement,
  whole: FieldGeometry,
  first: FieldState,
): FieldVideo | null {
  const { clientWidth: width, clientHeight: height } = video;
  const drawing = video.getContext('2d');
  const painting = colors.getContext('2d');
  if (!drawing || !painting || width < 8 || height < 8) return null;
  const parts = layOut(video, whole, first, width, height);
  const density = Math.min(2, globalThis.devicePixelRatio || 1);
  colors.width = Math.round(width * density);
  colors.height = Math.round(height * density);
  const overlayScale = parts.scale * density;
  let state = first;
  const show = (next: FieldState, overlay: Overlay): void => {
    state = next;
    takeState(parts.cells, state);
    countRollers(parts.rollers, state);
    drawStill(parts.picture, parts.geometry, parts.course, state);
    paintColors(painting, parts, overlayScale, state, overlay);
  };
  show(first, 'none');
  return {
    show,
    film(seconds) {
      const dt = Math.min(seconds, LONGEST_FRAME);
      moveCells(parts.cells, state, dt);
      moveRollers(parts.rollers, state, dt);
      drawFrame(parts.picture, parts.course, state, parts.cells, parts.rollers, parts.pixels);
      drawing.putImageData(parts.image, 0, 0);
    },
  };
}

function layOut(
  video: HTMLCanvasElement,
  whole: FieldGeometry,
  state: FieldState,
  width: number,
  height: number,
): Parts {
  const { geometry, scale } = cropField(whole, width, height);
  const finest = Math.min(1, WIDEST / width);
  video.width = Math.round(width * finest);
  video.height = Math.round(height * finest);
  const course = layCourse(geometry);
  const image = new ImageData(video.width, video.height);
  return {
    geometry,
    scale,
    course,
    cells: createCells(geometry, state, course.visible),
    rollers: createRollers(geometry, course),
    picture: createPicture(video.width, video.height, scale * finest, geometry.id, course),
    pixels: new Uint32Array(image.data.buffer),
    image,
  };
}

function paintColors(
  context: CanvasRenderingContext2D,
  { geometry, course }: Parts,
  scale: number,
  state: FieldState,
  overlay: Overlay,
): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (overlay !== 'none') paintVessels(context, { geometry, course }, scale, state, overlay);
  paintBar(context, scale);
}

/** um. */
const BAR = 200;

function paintBar(context: CanvasRenderingContext2D, scale: number): void {
  const { height } = context.canvas;
  const unit = height / 360;
  const length = BAR * scale;
  context.fillStyle = 'rgb(0 0 0 / 55%)';
  context.fillRect(8 * unit, height - 30 * unit, length + 12 * unit, 24 * unit);
  context.fillStyle = '#fff';
  context.fillRect(14 * unit, height - 12 * unit, length, 3 * unit);
  context.font = `${Math.round(12 * unit)}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.fillText(`${BAR} \u00b5m`, 14 * unit + length / 2, height - 16 * unit);
}

function paintVessels(
  context: CanvasRenderingContext2D,
  { geometry, course }: Pick<Parts, 'geometry' | 'course'>,
  scale: number,
  state: FieldState,
  overlay: Overlay,
): void {
  context.lineCap = 'round';
  if (overlay === 'oxygen') paintTissue(context, geometry, scale, state);
  context.globalAlpha = 0.7;
  for (let s = 0; s < geometry.from.length; s++) {
    if (!course.visible[s]) continue;
    context.strokeStyle = css(overlayColor(overlay, state, s, geometry.kind));
    context.lineWidth = Math.max(2, state.diameter[s] * scale * 0.9);
    context.beginPath();
    for (let k = 0; k <= 5; k++) context.lineTo(courseX(course, s, k / 5) * scale, courseY(course, s, k / 5) * scale);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function paintTissue(
  context: CanvasRenderingContext2D,
  { tissue, view }: FieldGeometry,
  scale: number,
  { teaching }: FieldState,
): void {
  if (!tissue || !teaching) return;
  context.globalAlpha = 0.45;
  const edge = tissue.size * scale;
  for (let c = 0; c < tissue.x.length; c++) {
    context.fillStyle = css(oxygenColor(teaching.tissue[c]));
    context.fillRect((tissue.x[c] - view.x) * scale - edge / 2, (tissue.y[c] - view.y) * scale - edge / 2, edge, edge);
  }
}

function css(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}
