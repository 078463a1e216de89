// Starts the one Phaser game and its three scenes, keeps them in their places and hands pointer and keyboard acts on.
import Phaser from 'phaser';
import { CapillaryScene } from './capillaries/capillary-scene.ts';
import { MonitorScene } from './monitor/monitor-scene.ts';
import { fetchWhole } from './patient/pictures.ts';
import { PatientScene } from './patient/patient-scene.ts';
import type { PatientAct, Regions, Stage } from './stage-types.ts';
import { createFrameClock, frameStats, noteFrame } from './stage-clock.ts';
import type { FrameClock } from './stage-clock.ts';
import { attachPointer } from './stage-pointer.ts';

interface Scenes {
  patient: PatientScene;
  monitor: MonitorScene;
  capillaries: CapillaryScene;
}

/** Beyond this, pixels cost more than the eye gains. */
const FINEST = 2;
const density = (): number => Math.min(FINEST, Math.max(1, window.devicePixelRatio || 1));

/** Gets what the first look will need. */
export { fetchWhole };

export function startStage(parent: HTMLElement, renderer: 'webgl' | 'canvas'): Promise<Stage> {
  const scenes: Scenes = {
    patient: new PatientScene(),
    monitor: new MonitorScene(),
    capillaries: new CapillaryScene(),
  };
  return new Promise((resolve, reject) => {
    const game = new Phaser.Game({
      ...config(parent, renderer),
      scene: [scenes.patient, scenes.monitor, scenes.capillaries],
    });
    const failed = setTimeout(() => reject(new Error('The pictures did not start within ten seconds.')), 10_000);
    game.events.once('ready', () => {
      clearTimeout(failed);
      resolve(wire(parent, game, scenes, renderer));
    });
  });
}

function config(parent: HTMLElement, renderer: 'webgl' | 'canvas'): Phaser.Types.Core.GameConfig {
  const dpr = density();
  return {
    type: renderer === 'webgl' ? Phaser.WEBGL : Phaser.CANVAS,
    parent,
    banner: false,
    disableContextMenu: true,
    transparent: true,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    render: { antialias: true, antialiasGL: false, powerPreference: 'low-power' },
    scale: {
      mode: Phaser.Scale.NONE,
      zoom: 1 / dpr,
      width: Math.max(1, parent.clientWidth * dpr),
      height: Math.max(1, parent.clientHeight * dpr),
    },
  };
}

function wire(parent: HTMLElement, game: Phaser.Game, scenes: Scenes, renderer: 'webgl' | 'canvas'): Stage {
  const clock = createFrameClock();
  measure(game, clock);
  let regions: Regions = {};
  const listeners: ((act: PatientAct) => void)[] = [];
  scenes.patient.report = (act) => listeners.forEach((listener) => listener(act));
  const place = (): void => {
    const dpr = density();
    const fresh = resize(game, parent, dpr);
    for (const id of ['patient', 'monitor', 'capillaries'] as const) scenes[id].place(regions[id] ?? null, dpr);
    // A canvas of another size is empty: it is drawn now, so that nobody sees it so before the next frame.
    if (fresh) game.loop.tick();
  };
  const watch = new ResizeObserver(place);
  watch.observe(parent);
  const detach = attachPointer(game.canvas, () => regions.patient ?? null, scenes.patient);
  game.canvas.setAttribute('aria-hidden', 'true');
  return {
    layout(next) {
      regions = next;
      place();
    },
    show(bedside, beat, geometry, pace) {
      scenes.patient.show(bedside, pace);
      scenes.monitor.show(bedside, beat, pace);
      scenes.capillaries.show(bedside, geometry, pace);
    },
    onAct: (listener) => void listeners.push(listener),
    onPainted(listener) {
      scenes.patient.painted = listener;
      if (scenes.patient.isPainted) listener();
    },
    press: (site) => scenes.patient.press(site),
    release: (site) => scenes.patient.release(site),
    view: (site) => scenes.patient.view(site),
    setMotion(reduced) {
      scenes.patient.reduced = reduced;
      scenes.monitor.reduced = reduced;
      scenes.capillaries.reduced = reduced;
    },
    setOverlay: (overlay) => scenes.capillaries.setOverlay(overlay),
    frameStats: () => frameStats(clock),
    renderer: () => renderer,
    destroy() {
      watch.disconnect();
      detach();
      game.destroy(true);
    },
  };
}

/** Gives the canvas the size of its parent; false if it has it already. */
function resize(game: Phaser.Game, parent: HTMLElement, dpr: number): boolean {
  const [width, height] = [Math.max(1, parent.clientWidth), Math.max(1, parent.clientHeight)];
  const { scale, canvas } = game;
  if (scale.width === width * dpr && scale.height === height * dpr && scale.zoom === 1 / dpr) return false;
  scale.setZoom(1 / dpr);
  scale.resize(width * dpr, height * dpr);
  // Phaser leaves an old style in place when the zoom is 1.
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  return true;
}

/** Script time of a frame: from Phaser's first step event to its last, scenes and renderer calls included. */
function measure(game: Phaser.Game, clock: FrameClock): void {
  game.events.on(Phaser.Core.Events.PRE_STEP, () => (clock.started = performance.now()));
  game.events.on(Phaser.Core.Events.POST_RENDER, () => noteFrame(clock, performance.now() - clock.started));
}
