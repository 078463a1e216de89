// Small buttons beside the patient picture, never over it: whole patient, face, finger, knee, foot, urine. Keyboard users have the same in the page.
import type Phaser from 'phaser';
import type { Place, Rect } from '../stage-types.ts';
import { buttonBox, roomFor } from './picture-room.ts';
import { OFFERED, PLACES } from './places.ts';

export interface PlaceButtons {
  place(width: number, height: number, dpr: number, chosen: Place): void;
  /** Which button lies under a position in device pixels of the region. */
  at(x: number, y: number): Place | null;
}

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

interface Button {
  place: Place;
  plate: Phaser.GameObjects.Rectangle;
  text: Phaser.GameObjects.Text;
  box: Rect;
}

export function createButtons(scene: Phaser.Scene): PlaceButtons {
  const ground = scene.add.rectangle(0, 0, 1, 1, 0x10161d).setOrigin(0, 0).setDepth(9);
  const buttons = OFFERED.map((place): Button => {
    const text = scene.add.text(0, 0, PLACES[place].label, { fontFamily: FONT, color: '#ffffff' });
    const plate = scene.add.rectangle(0, 0, 1, 1).setOrigin(0, 0).setDepth(9);
    return { place, plate, text: text.setOrigin(0.5).setDepth(10), box: { x: 0, y: 0, width: 0, height: 0 } };
  });
  return {
    place(width, height, dpr, chosen) {
      const { bar } = roomFor(width, height, dpr);
      ground.setPosition(bar.x, bar.y).setSize(bar.width, bar.height);
      buttons.forEach((button, i) => {
        button.box = buttonBox(bar, i, buttons.length, dpr);
        const { x, y, width: w, height: h } = button.box;
        const on = button.place === chosen || (chosen === 'hand' && button.place === 'finger');
        button.plate.setPosition(Math.round(x), Math.round(y)).setSize(Math.round(w), Math.round(h));
        button.plate.setFillStyle(on ? 0xf2f4f6 : 0x2a333d, 1);
        button.text.setFontSize(Math.round(Math.min(12.5 * dpr, w / 4.4))).setColor(on ? '#10161d' : '#ffffff');
        button.text.setPosition(Math.round(x + w / 2), Math.round(y + h / 2));
      });
    },
    at(x, y) {
      const hit = buttons.find(({ box }) => {
        return x >= box.x && x <= box.x + box.width && y >= box.y - 2 && y <= box.y + box.height + 2;
      });
      return hit?.place ?? null;
    },
  };
}
