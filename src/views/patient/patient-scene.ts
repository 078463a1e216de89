// Draws the patient in bed and the close-ups, and lets the examiner press a fingertip or a knee.
import Phaser from 'phaser';
import type { Bedside } from '../../engine/types.ts';
import type { PatientAct, Place, Rect } from '../stage.ts';

export class PatientScene extends Phaser.Scene {
  reduced = false;
  report: (act: PatientAct) => void = () => undefined;
  #rect: Rect | null = null;

  constructor() {
    super({ key: 'patient', active: true });
  }

  create(): void {
    this.#arrange();
  }

  place(rect: Rect | null, _dpr: number): void {
    this.#rect = rect;
    this.#arrange();
  }

  show(_bedside: Bedside, _pace: number): void {}
  press(_site: 'finger' | 'knee'): void {}
  release(_site: 'finger' | 'knee'): void {}
  view(_site: Place): void {}
  pointerDown(_x: number, _y: number): void {}
  pointerUp(): void {}
  cursorAt(_x: number, _y: number): string {
    return 'default';
  }

  #arrange(): void {
    if (!this.sys?.cameras?.main) return;
    this.cameras.main.setVisible(this.#rect !== null);
  }
}
