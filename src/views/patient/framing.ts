// How a baked view fills its place on the screen: as large as can be without cutting off what matters.

export interface Focus {
  /** Middle of interest and zoom: 1 shows the whole picture's width when the place is wide enough. */
  x: number;
  y: number;
  zoom: number;
  /** Share of the width and height that must stay in sight. */
  keepX: number;
  keepY: number;
}

/** Picture pixels to screen pixels: screen = left + picture * scale. */
export interface Framing {
  left: number;
  top: number;
  scale: number;
}

export function framePicture(
  width: number,
  height: number,
  place: { width: number; height: number },
  f: Focus,
): Framing {
  const cover = Math.max(place.width / width, place.height / height);
  const most = Math.min(place.width / (width * f.keepX), place.height / (height * f.keepY));
  const scale = Math.max(Math.min(cover, most), Math.min(place.width / width, place.height / height)) * f.zoom;
  const align = (size: number, room: number, at: number): number => {
    const drawn = size * scale;
    if (drawn <= room) return (room - drawn) / 2;
    return Math.min(0, Math.max(room - drawn, room / 2 - at * drawn));
  };
  return { left: align(width, place.width, f.x), top: align(height, place.height, f.y), scale };
}
