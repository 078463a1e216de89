// Where to look at the patient: the same places as the picture's own buttons, exactly over them, so that a keyboard reaches them.
import { useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { buttonBox, roomFor } from './patient/picture-room.ts';
import { OFFERED, PLACES } from './patient/places.ts';
import type { Place } from './stage-types.ts';
import { bedsideWords } from './words-bedside.ts';

interface Props {
  chosen: ReadonlySignal<Place>;
  onLook(site: Place): void;
}

export function ViewButtons({ chosen, onLook }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSignal({ width: 0, height: 0 });
  // Before the first paint, so that no button is ever seen (or pressed) without its size; a hidden tab keeps the last one.
  useLayoutEffect(() => {
    const group = box.current;
    if (!group) return undefined;
    const measure = () => {
      const { offsetWidth: width, offsetHeight: height } = group;
      const same = width === size.value.width && height === size.value.height;
      if (width > 0 && height > 0 && !same) size.value = { width, height };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(group);
    return () => observer.disconnect();
  }, []);
  const { bar } = roomFor(size.value.width, size.value.height, 1);
  const now = chosen.value === 'hand' ? 'finger' : chosen.value;
  return (
    <div class="view-buttons" role="group" aria-label={bedsideWords.views} ref={box}>
      {(size.value.width > 0 ? OFFERED : []).map((place, i) => {
        const { x, y, width, height } = buttonBox(bar, i, OFFERED.length, 1);
        const style = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
        return (
          <button key={place} style={style} aria-pressed={place === now} onClick={() => onLook(place)}>
            {PLACES[place].label}
          </button>
        );
      })}
    </div>
  );
}
