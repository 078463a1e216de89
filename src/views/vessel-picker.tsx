// A pane of glass over the drawn vessels: a click asks about the vessel under it, and the vessel asked about stands out.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldGeometry } from '../engine/types.ts';
import { cropField } from './capillaries/crop.ts';
import { pathOf, vesselAt } from './vessel-find.ts';

interface Props {
  geometry: FieldGeometry | null;
  asked: number | null;
  onAsk(segment: number | null): void;
}

/** The keyboard has its own way (`WhyVessel`), so the pane is for pointers only. */
export function VesselPicker({ geometry, asked, onAsk }: Props) {
  const pane = useRef<SVGSVGElement>(null);
  const size = useSignal({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { width, height } = element.getBoundingClientRect();
      size.value = { width, height };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const { width, height } = size.value;
  const shown = geometry && width > 1 && height > 1 ? cropField(geometry, width, height) : null;
  const click = (event: MouseEvent & { currentTarget: SVGSVGElement }): void => {
    if (!shown) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { view } = shown.geometry;
    const x = view.x + (event.clientX - box.left) / shown.scale;
    const y = view.y + (event.clientY - box.top) / shown.scale;
    onAsk(vesselAt(shown.geometry, x, y));
  };
  const view = shown?.geometry.view ?? { x: 0, y: 0, width: 1, height: 1 };
  const marked = shown && asked !== null && asked < shown.geometry.from.length ? asked : null;
  return (
    <svg
      class="vessel-picker"
      ref={pane}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onClick={click}
    >
      {shown && marked !== null && <Mark geometry={shown.geometry} segment={marked} />}
    </svg>
  );
}

function Mark({ geometry, segment }: { geometry: FieldGeometry; segment: number }) {
  const path = pathOf(geometry, segment);
  const width = Math.max(6, geometry.restDiameter[segment]);
  return (
    <>
      <path d={path} fill="none" stroke="#0b0d10" stroke-width={width + 18} stroke-linecap="round" opacity="0.75" />
      <path d={path} fill="none" stroke="#ffffff" stroke-width={width + 10} stroke-linecap="round" />
      <path d={path} fill="none" stroke="#00806f" stroke-width={width} stroke-linecap="round" />
    </>
  );
}
