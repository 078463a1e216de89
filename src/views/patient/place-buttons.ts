// Small buttons along the foot of the patient picture: whole patient, face, finger, knee, foot, urine. Keyboard users have the same in the page.
import type Phaser from 'phaser';
import type { Place } from '../stage.ts';
import { OFFERED, PLACES } from './places.ts';

export interface PlaceButtons {
  place(width: number, height: number, dpr: number, chosen: Place): void;
  /** Which button lies under a position in device pixels of the region. */
  at(x: number, y: number): Place | null;
}

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

interface Button {
  place: Place;
  text: Phaser.GameObjects.Text;
  x: number;
  width: number;
}

export function createButtons(scene: Phaser.Scene): PlaceButtons {
  const plate = scene.add.graphics().setDepth(9);
  const buttons = OFFERED.map((place): Button => {
    const text = scene.add.text(0, 0, PLACES[place].label, { fontFamily: FONT, color: '#ffffff' });
    return { place, text: text.setOrigin(0.5).setDepth(10), x: 0, width: 0 };
  });
  let [top, height] = [0, 0];
  return {
    place(w, h, dpr, chosen) {
      height = 26 * dpr;
      top = h - height - 6 * dpr;
      const gap = 5 * dpr;
      const each = Math.min(76 * dpr, (w - gap) / buttons.length - gap);
      plate.clear();
      buttons.forEach((button, i) => {
        button.x = gap + i * (each + gap);
        button.width = each;
        const on = button.place === chosen || (chosen === 'hand' && button.place === 'finger');
        plate.fillStyle(on ? 0xffffff : 0x10161d, on ? 0.92 : 0.66);
        plate.fillRoundedRect(button.x, top, each, height, 6 * dpr);
        button.text.setFontSize(Math.round(Math.min(12.5 * dpr, each / 4.6))).setColor(on ? '#10161d' : '#ffffff');
        button.text.setPosition(Math.round(button.x + each / 2), Math.round(top + height / 2));
      });
    },
    at(x, y) {
      if (y < top - 4 || y > top + height + 4) return null;
      return buttons.find((b) => x >= b.x && x <= b.x + b.width)?.place ?? null;
    },
  };
}
