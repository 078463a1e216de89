// Shows the microscope's video of the living field, or, while no microscope is on, says how to get one.
import Phaser from 'phaser';
import type { Bedside, FieldGeometry, FieldState } from '../../engine/types.ts';
import type { Overlay, Rect } from '../stage.ts';
import { createSurface } from '../stage-surface.ts';
import type { Surface } from '../stage-surface.ts';
import { createCells, moveCells, takeState } from './cells.ts';
import type { Cells } from './cells.ts';
import { layCourse } from './course.ts';
import type { Course } from './course.ts';
import { createFieldLabels } from './field-labels.ts';
import type { FieldLabels } from './field-labels.ts';
import { createPicture, drawFrame, drawStill } from './picture.ts';
import type { Picture } from './picture.ts';

/** s between video frames (the device films at 25 to 30 per second) and between redraws of what stands still. */
const FRAME = 1 / 30;
const STILL_FRAME = 0.35;
/** Device pixels across; more is blur, not detail. */
const WIDEST = 900;

interface Field {
  geometry: FieldGeometry;
  course: Course;
  cells: Cells;
  picture: Picture;
  surface: Surface;
}

export class CapillaryScene extends Phaser.Scene {
  reduced = false;
  #rect: Rect | null = null;
  #dpr = 1;
  #state: FieldState | null = null;
  #geometry: FieldGeometry | null = null;
  #field: Field | null = null;
  #labels: FieldLabels | null = null;
  #overlay: Overlay = 'none';
  #stopped = false;
  #sinceFrame = 0;
  #sinceStill = STILL_FRAME;
  #stateChanged = false;

  constructor() {
    super({ key: 'capillaries', active: true });
  }

  create(): void {
    this.#labels = createFieldLabels(this);
    this.#arrange();
  }

  place(rect: Rect | null, dpr: number): void {
    this.#rect = rect;
    this.#dpr = dpr;
    this.#arrange();
  }

  setOverlay(overlay: Overlay): void {
    this.#overlay = overlay;
    this.#sinceStill = STILL_FRAME;
    this.#stateChanged = true;
  }

  show(bedside: Bedside, geometry: FieldGeometry | null, pace: number): void {
    const seen = bedside.microscope && geometry?.id === bedside.microscope.geometry ? bedside.microscope.state : null;
    const changed = geometry !== this.#geometry || (seen === null) !== (this.#state === null);
    this.#stopped = pace <= 0 || bedside.phase !== 'running';
    this.#stateChanged ||= seen !== this.#state;
    this.#state = seen;
    this.#geometry = geometry;
    if (changed) this.#arrange();
  }

  override update(_time: number, delta: number): void {
    if (!this.#rect || !this.#field || !this.#state) return;
    const dt = Math.min(delta, 100) / 1000;
    this.#sinceFrame += dt;
    this.#sinceStill += dt;
    if (this.#sinceStill >= STILL_FRAME && this.#stateChanged) this.#refreshStill(this.#field, this.#state);
    if (this.#sinceFrame < (this.reduced ? 0.5 : FRAME)) return;
    if (!this.#stopped) moveCells(this.#field.cells, this.#state, this.#sinceFrame);
    this.#sinceFrame = 0;
    const { picture, course, cells, surface } = this.#field;
    drawFrame(picture, course, this.#state, cells, surface.pixels);
    surface.flush();
  }

  #refreshStill(field: Field, state: FieldState): void {
    this.#sinceStill = 0;
    this.#stateChanged = false;
    takeState(field.cells, state);
    drawStill(field.picture, field.geometry, field.course, state);
    this.#labels?.drawOverlay(this.#overlay, field.course, state);
  }

  #arrange(): void {
    if (!this.sys?.cameras?.main) return;
    this.cameras.main.setVisible(this.#rect !== null);
    if (!this.#rect) return;
    const { x, y, width, height } = this.#rect;
    const d = this.#dpr;
    this.cameras.main.setViewport(Math.round(x * d), Math.round(y * d), Math.round(width * d), Math.round(height * d));
    this.cameras.main.setBackgroundColor('#0b0d10');
    this.#buildField(width * d, height * d);
  }

  #buildField(width: number, height: number): void {
    this.#field?.surface.destroy();
    this.#field = null;
    if (!this.#state || !this.#geometry) {
      this.#labels?.placeholder(width, height, d(this.#dpr));
      return;
    }
    const { view } = this.#geometry;
    const fit = Math.min(width / view.width, height / view.height);
    const scale = Math.min(fit, WIDEST / view.width);
    const [w, h] = [Math.max(8, Math.round(view.width * scale)), Math.max(8, Math.round(view.height * scale))];
    const course = layCourse(this.#geometry);
    const cells = createCells(this.#geometry, this.#state, course.visible);
    const picture = createPicture(w, h, scale, this.#geometry.id, course);
    const surface = createSurface(this, w, h);
    const [left, top] = [(width - view.width * fit) / 2, (height - view.height * fit) / 2];
    surface.image
      .setPosition(left, top)
      .setScale(fit / scale)
      .setDepth(0);
    this.#field = { geometry: this.#geometry, course, cells, picture, surface };
    this.#labels?.frame(left, top, view.width * fit, view.height * fit, fit, d(this.#dpr));
    this.#refreshStill(this.#field, this.#state);
  }
}

const d = (dpr: number): number => Math.max(1, dpr);
