// Draws the patient in bed and the close-ups, and lets the examiner press a fingertip or a knee.
import Phaser from 'phaser';
import type { Appearance, Bedside } from '../../engine/types.ts';
import type { PatientAct, Place, Rect } from '../stage-types.ts';
import { framePicture } from './framing.ts';
import type { Framing } from './framing.ts';
import { createButtons } from './place-buttons.ts';
import type { PlaceButtons } from './place-buttons.ts';
import { roomFor } from './picture-room.ts';
import { placeAt, PLACES, pressSpot } from './places.ts';
import type { ViewName } from './places.ts';
import { createPainting } from './painting.ts';
import type { Painting } from './painting.ts';
import { fetchMaps } from './pictures.ts';
import { endPress, isOver, shareNow, startPress } from './press.ts';
import type { Press, PressSite } from './press.ts';

/** Lines in place plus what runs through them, for the picture: a pump shows while its drug runs. */
function withPumps(bedside: Bedside): Appearance {
  const running = bedside.orders
    .filter((order) => order.state === 'running')
    .map((order) => `${order.kind}: ${order.order}`);
  return { ...bedside.appearance, lines: [...bedside.appearance.lines, ...running] };
}

export class PatientScene extends Phaser.Scene {
  reduced = false;
  report: (act: PatientAct) => void = () => undefined;
  painted: () => void = () => undefined;
  #rect: Rect | null = null;
  #dpr = 1;
  #place: Place = 'whole';
  #paintings = new Map<ViewName, Painting>();
  #asked = new Set<ViewName>();
  #framing: Framing = { left: 0, top: 0, scale: 1 };
  #bedside: Bedside | null = null;
  #appearance: Appearance | null = null;
  #press: Press | null = null;
  #pointerSite: PressSite | null = null;
  #buttons: PlaceButtons | null = null;
  #ring: Phaser.GameObjects.Graphics | null = null;
  #ringDrawn: { weight: number; framing: Framing | null } = { weight: -1, framing: null };
  #now = 0;

  constructor() {
    super({ key: 'patient', active: true });
  }

  create(): void {
    this.#buttons = createButtons(this);
    this.#ring = this.add.graphics().setDepth(8);
    this.#ask('whole');
    this.#arrange();
  }

  get isPainted(): boolean {
    return this.#paintings.has('whole');
  }

  place(rect: Rect | null, dpr: number): void {
    this.#rect = rect;
    this.#dpr = dpr;
    this.#arrange();
  }

  show(bedside: Bedside, _pace: number): void {
    if (bedside === this.#bedside) return;
    this.#bedside = bedside;
    this.#appearance = withPumps(bedside);
    for (const painting of this.#paintings.values()) painting.take(this.#appearance);
  }

  view(site: Place): void {
    this.#place = site;
    this.#ask(PLACES[site].view);
    this.#arrange();
  }

  press(site: PressSite): void {
    if (PLACES[this.#place].view !== site) this.view(site);
    this.#press = startPress(site, this.#now);
  }

  release(site: PressSite): void {
    if (!this.#press || this.#press.site !== site || this.#press.released !== null) return;
    const a = this.#appearance;
    endPress(this.#press, this.#now, a ? (site === 'finger' ? a.refillFinger : a.refillKnee) : 2);
  }

  pointerDown(x: number, y: number): void {
    const button = this.#buttons?.at(x * this.#dpr, y * this.#dpr) ?? null;
    if (button) return this.#look(button);
    const { view } = PLACES[this.#place];
    if (view === 'whole') {
      const place = this.#placeUnder(x, y);
      if (place) this.#look(place);
    } else if (this.#overSpot(x, y)) {
      this.#pointerSite = view === 'knee' ? 'knee' : 'finger';
      this.press(this.#pointerSite);
      this.report({ act: 'refill.press', site: this.#pointerSite, held: 0 });
    }
  }

  pointerUp(): void {
    const site = this.#pointerSite;
    if (!site) return;
    this.#pointerSite = null;
    this.release(site);
    this.report({ act: 'refill.release', site, held: this.#press?.held ?? 0 });
  }

  cursorAt(x: number, y: number): string {
    if (this.#buttons?.at(x * this.#dpr, y * this.#dpr)) return 'pointer';
    if (PLACES[this.#place].view === 'whole') return this.#placeUnder(x, y) ? 'zoom-in' : 'default';
    return this.#overSpot(x, y) ? 'pointer' : 'default';
  }

  override update(time: number, delta: number): void {
    this.#now = time / 1000;
    const painting = this.#paintings.get(PLACES[this.#place].view);
    if (!this.#rect || !painting || !this.#appearance) return;
    if (this.#press && isOver(this.#press, this.#now)) this.#press = null;
    const pressing = this.#press && this.#press.site === PLACES[this.#place].view ? this.#press : null;
    painting.animate(this.#now, delta / 1000, this.#appearance, this.reduced);
    painting.showDisc(pressing ? shareNow(pressing, this.#now) : null);
    this.#drawRing(pressing);
  }

  #look(site: Place): void {
    this.view(site);
    this.report({ act: 'look', site });
  }

  /** Picture coordinates of a CSS position in the region. */
  #picturePoint(x: number, y: number): { x: number; y: number } {
    const { left, top, scale } = this.#framing;
    return { x: (x * this.#dpr - left) / scale, y: (y * this.#dpr - top) / scale };
  }

  #placeUnder(x: number, y: number): Place | null {
    const painting = this.#paintings.get('whole');
    if (!painting) return null;
    const p = this.#picturePoint(x, y);
    return placeAt(p.x / painting.width, p.y / painting.height, painting.width / painting.height);
  }

  #overSpot(x: number, y: number): boolean {
    const { view } = PLACES[this.#place];
    const painting = this.#paintings.get(view);
    if (!painting || (view !== 'finger' && view !== 'knee')) return false;
    const p = this.#picturePoint(x, y);
    const spot = pressSpot(view, painting.width, painting.height);
    return Math.hypot(p.x - spot.x, p.y - spot.y) < Math.max(spot.radius * 1.7, (24 * this.#dpr) / this.#framing.scale);
  }

  /** A thin ring shows where to press; while color returns the skin is left alone to be looked at. */
  #drawRing(press: Press | null): void {
    const ring = this.#ring;
    const { view } = PLACES[this.#place];
    const painting = this.#paintings.get(view);
    if (!ring || !painting) return;
    const shown = (view === 'finger' || view === 'knee') && !(press && press.released !== null);
    const weight = shown ? (press ? 3 : 1.5) : 0;
    const { left, top, scale } = this.#framing;
    if (weight === this.#ringDrawn.weight && this.#framing === this.#ringDrawn.framing) return;
    this.#ringDrawn.weight = weight;
    this.#ringDrawn.framing = this.#framing;
    ring.clear();
    if (!shown) return;
    const spot = pressSpot(view, painting.width, painting.height);
    ring.lineStyle(weight * this.#dpr, 0xffffff, press ? 0.95 : 0.6);
    ring.strokeCircle(left + spot.x * scale, top + spot.y * scale, spot.radius * scale * 1.12);
  }

  #ask(view: ViewName): void {
    if (this.#asked.has(view) || !this.sys?.textures) return;
    this.#asked.add(view);
    void this.#open(view);
  }

  /** A picture that did not arrive is asked for again the next time someone looks there. */
  async #open(view: ViewName): Promise<void> {
    try {
      const maps = await fetchMaps(view);
      if (!this.sys?.textures) return;
      const painting = createPainting(this, view, maps);
      this.#paintings.set(view, painting);
      if (this.#appearance) painting.take(this.#appearance);
      this.#arrange();
      if (view === 'whole') this.painted();
    } catch {
      this.#asked.delete(view);
    }
    if (view === 'whole') for (const next of ['finger', 'knee', 'face'] as const) this.#ask(next);
  }

  #arrange(): void {
    if (!this.sys?.cameras?.main) return;
    const camera = this.cameras.main;
    camera.setVisible(this.#rect !== null);
    const { view, focus } = PLACES[this.#place];
    // Until a picture has arrived, the one before it stays.
    if (this.#paintings.has(view)) for (const [name, painting] of this.#paintings) painting.setVisible(name === view);
    if (!this.#rect) return;
    const d = this.#dpr;
    const place = { width: Math.round(this.#rect.width * d), height: Math.round(this.#rect.height * d) };
    camera.setViewport(Math.round(this.#rect.x * d), Math.round(this.#rect.y * d), place.width, place.height);
    camera.setBackgroundColor('#3c4246');
    const painting = this.#paintings.get(view);
    if (painting) {
      this.#framing = framePicture(
        painting.width,
        painting.height,
        roomFor(place.width, place.height, d).picture,
        focus,
      );
      painting.place(this.#framing);
    }
    this.#buttons?.place(place.width, place.height, d, this.#place);
  }
}
