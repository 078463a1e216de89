// Shows the microscope's video of the living field, or, while no microscope is on, says how to get one.
import Phaser from 'phaser';
import type { Bedside, FieldGeometry, FieldState } from '../../engine/types.ts';
import type { Overlay, Rect } from '../stage-types.ts';
import { createSurface } from '../stage-surface.ts';
import type { Surface } from '../stage-surface.ts';
import { createCells, moveCells, takeState } from './cells.ts';
import type { Cells } from './cells.ts';
import { layCourse } from './course.ts';
import type { Course } from './course.ts';
import { cropField } from './crop.ts';
import { createFieldLabels } from './field-labels.ts';
import type { FieldLabels } from './field-labels.ts';
import { createPicture, drawFrame, drawStill } from './picture.ts';
import type { Picture } from './picture.ts';
import { countRollers, createRollers, moveRollers } from './rollers.ts';
import type { Rollers } from './rollers.ts';

/** s between video frames (the device films at 25 to 30 per second) and between redraws of what stands still. */
const FRAME = 1 / 30;
const STILL_FRAME = 0.35;
/** Device pixels across; more is blur, not detail. */
const WIDEST = 900;

interface Field {
  geometry: FieldGeometry;
  course: Course;
  cells: Cells;
  rollers: Rollers;
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
  #filmed = false;

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
    this.#film(this.#field, this.#state);
    this.#sinceFrame = 0;
  }

  /** A paused picture is drawn again only after something changed. */
  #film(field: Field, state: FieldState): void {
    if (this.#stopped && this.#filmed) return;
    const { picture, course, cells, rollers, surface } = field;
    if (!this.#stopped) {
      moveCells(cells, state, this.#sinceFrame);
      moveRollers(rollers, state, this.#sinceFrame);
    }
    drawFrame(picture, course, state, cells, rollers, surface.pixels);
    surface.flush();
    this.#filmed = true;
  }

  #refreshStill(field: Field, state: FieldState): void {
    this.#sinceStill = 0;
    this.#stateChanged = false;
    this.#filmed = false;
    takeState(field.cells, state);
    countRollers(field.rollers, state);
    drawStill(field.picture, field.geometry, field.course, state);
    this.#labels?.drawOverlay(this.#overlay, field.course, state, field.geometry);
  }

  #arrange(): void {
    if (!this.sys?.cameras?.main) return;
    this.cameras.main.setVisible(this.#rect !== null);
    if (!this.#rect) return;
    const { x, y, width, height } = this.#rect;
    const d = this.#dpr;
    this.cameras.main.setViewport(Math.round(x * d), Math.round(y * d), Math.round(width * d), Math.round(height * d));
    this.cameras.main.setBackgroundColor('#0b0d10');
    this.#buildField(Math.round(width * d), Math.round(height * d));
  }

  #buildField(width: number, height: number): void {
    this.#field?.surface.destroy();
    this.#field = null;
    if (!this.#state || !this.#geometry) {
      this.#labels?.placeholder(width, height, d(this.#dpr));
      return;
    }
    const { geometry, scale } = cropField(this.#geometry, width, height);
    const finest = Math.min(1, WIDEST / width);
    const [w, h] = [Math.max(8, Math.round(width * finest)), Math.max(8, Math.round(height * finest))];
    const course = layCourse(geometry);
    const cells = createCells(geometry, this.#state, course.visible);
    const picture = createPicture(w, h, scale * finest, geometry.id, course);
    const surface = createSurface(this, w, h);
    surface.image.setScale(1 / finest).setDepth(0);
    this.#field = { geometry, course, cells, rollers: createRollers(geometry, course), picture, surface };
    this.#labels?.frame(width, height, scale, d(this.#dpr));
    this.#refreshStill(this.#field, this.#state);
  }
}

const d = (dpr: number): number => Math.max(1, dpr);
