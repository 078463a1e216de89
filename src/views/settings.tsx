// Settings: volumes, captions, text instead of pictures, motion, shortcuts.
import { Dialog } from './dialog.tsx';
import { change, preferences } from './preferences.ts';
import type { Preferences } from './preferences.ts';
import { appWords } from './words-app.ts';
import { bedsideWords } from './words-bedside.ts';

const BUSES = ['monitor', 'alarms', 'room', 'voice'] as const;

interface Props {
  /** At the bedside the first steps can be shown again. */
  onCoach?(): void;
  onClose(): void;
}

export function Settings({ onCoach, onClose }: Props) {
  const now = preferences.value;
  const text = appWords.settings;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <fieldset>
        <legend>{text.sound}</legend>
        <Check label={text.mute} on={now.muted} set={(muted) => change({ muted })} />
        {BUSES.map((bus) => (
          <label key={bus} class="slider">
            <span>{text.buses[bus]}</span>
            <input
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={now.volumes[bus]}
              onInput={(event) => change({ volumes: { ...now.volumes, [bus]: event.currentTarget.valueAsNumber } })}
            />
          </label>
        ))}
        <Check label={text.captions} on={now.captions} set={(captions) => change({ captions })} />
      </fieldset>
      <fieldset>
        <legend>{bedsideWords.regions.stage}</legend>
        <Check label={text.text} on={now.text} set={(value) => change({ text: value })} />
        <Check label={text.motion} on={now.motion === 'reduced'} set={(on) => change({ motion: motion(on) })} />
        <Check label={text.shortcuts} on={now.shortcuts} set={(shortcuts) => change({ shortcuts })} />
        <Check label={text.background} on={now.background} set={(background) => change({ background })} />
      </fieldset>
      <div class="actions">
        <button class="primary" onClick={onClose}>
          {text.close}
        </button>
        {onCoach && <button onClick={onCoach}>{bedsideWords.coach.again}</button>}
      </div>
    </Dialog>
  );
}

function Check({ label, on, set }: { label: string; on: boolean; set(on: boolean): void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

function motion(reduced: boolean): Preferences['motion'] {
  return reduced ? 'reduced' : 'full';
}
