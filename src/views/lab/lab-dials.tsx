// The sliders and switches of the lab, in groups, each with its unit, its healthy value and one line of what it does.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Dial, DIAL_GROUPS, type DialId, DIALS, restOf, SWITCHES } from '../../catalog/lab-dials.ts';
import { stepped } from '../format.ts';
import { labWords } from '../words-lab.ts';
import type { LabGame } from './lab-game.ts';

type Values = Record<DialId, number>;

export function LabDials({ lab, dials }: { lab: LabGame; dials: Values }) {
  return (
    <div class="lab-dials">
      {DIAL_GROUPS.map((group) => (
        <fieldset key={group}>
          <legend>{group}</legend>
          {DIALS.filter((dial) => dial.group === group).map((dial) => (
            <Slider key={dial.id} dial={dial} value={dials[dial.id]} lab={lab} />
          ))}
          {group === 'Muscle of the arterioles' && <Switches lab={lab} dials={dials} />}
        </fieldset>
      ))}
    </div>
  );
}

/** While it is dragged only the number follows; the bed gets the value when it is let go, so that one drag is one change. */
function Slider({ dial, value, lab }: { dial: Dial; value: number; lab: LabGame }) {
  const shown = useSignal(value);
  useEffect(() => {
    shown.value = value;
  }, [value]);
  const id = `dial-${dial.id}`;
  const moved = Math.abs(value - restOf(dial.id)) > dial.step / 2;
  return (
    <div class={`dial ${moved ? 'moved' : ''}`}>
      <label for={id}>{dial.label}</label>
      <output for={id}>
        <b class="number">{dialText(dial, shown.value)}</b> {dial.unit}
      </output>
      <input
        id={id}
        type="range"
        min={dial.min}
        max={dial.max}
        step={dial.step}
        value={shown.value}
        aria-describedby={`${id}-hint`}
        aria-valuetext={`${dialText(dial, shown.value)} ${dial.unit}`}
        onInput={(event) => {
          shown.value = Number(event.currentTarget.value);
        }}
        onChange={(event) => lab.set({ [dial.id]: Number(event.currentTarget.value) })}
      />
      <p class="muted" id={`${id}-hint`}>
        {dial.hint} ({labWords.rest} {dialText(dial, restOf(dial.id))})
      </p>
    </div>
  );
}

export function dialText(dial: Dial, value: number): string {
  return String(stepped(value * dial.scale, dial.step * dial.scale));
}

function Switches({ lab, dials }: { lab: LabGame; dials: Values }) {
  return (
    <div class="switches" role="group" aria-label={labWords.switches}>
      <p class="switch-title">{labWords.switches}</p>
      <p class="muted">{labWords.switchesHint}</p>
      {SWITCHES.map(({ id, label, hint }) => (
        <div key={id}>
          <label class="choice">
            <input
              type="checkbox"
              checked={dials[id] > 0}
              aria-describedby={`${id}-hint`}
              onChange={(event) => lab.set({ [id]: event.currentTarget.checked ? 1 : 0 })}
            />
            <span>{label}</span>
          </label>
          <p class="muted" id={`${id}-hint`}>
            {hint}
          </p>
        </div>
      ))}
    </div>
  );
}
