// The lab: one bed alone, its network in the middle, guide or sliders at the left, numbers at the right.
import { useSignal } from '@preact/signals';
import { DIALS, type DialValues, LAB_STATES, type LabStateName, restOf, SWITCHES } from '../../catalog/lab-dials.ts';
import { SITES, type SiteName } from '../../catalog/sites.ts';
import type { LabView } from '../../engine/types.ts';
import { clockTime } from '../format.ts';
import { labWords } from '../words-lab.ts';
import { appWords } from '../words-app.ts';
import { LabDials } from './lab-dials.tsx';
import type { LabGame } from './lab-game.ts';
import { LabGuide } from './lab-guide.tsx';
import { LabNetwork } from './lab-network.tsx';
import { LabNumbers } from './lab-numbers.tsx';

type Tab = 'experiments' | 'dials';
const TABS: readonly Tab[] = ['experiments', 'dials'];
const PACES = [1, 10, 60] as const;

interface Props {
  lab: LabGame;
  experiment: string | null;
  onLeave(): void;
}

export function LabScreen({ lab, experiment, onLeave }: Props) {
  const tab = useSignal<Tab>('experiments');
  const chosen = useSignal<string | null>(experiment);
  const view = lab.view.value;
  const busy = lab.busy.value !== null;
  const choose = (next: Tab): void => {
    tab.value = next;
  };
  return (
    <main class="lab" aria-busy={busy}>
      <header class="lab-top">
        <button class="quiet" onClick={onLeave}>
          ‹ {labWords.back}
        </button>
        <h1>{labWords.title}</h1>
        <p class="training">{appWords.training}</p>
      </header>
      {lab.failed.value !== null && (
        <p class="banner" role="alert">
          {labWords.failed} {lab.failed.value}
        </p>
      )}
      {view && <LabBar lab={lab} view={view} inExperiment={tab.value === 'experiments' && chosen.value !== null} />}
      <div class="lab-work">
        <section class="panel lab-side" aria-label={labWords.tabs[tab.value]}>
          <div class="tabs" role="tablist">
            {TABS.map((name) => (
              <button
                key={name}
                role="tab"
                data-tab={name}
                aria-selected={tab.value === name}
                onClick={() => choose(name)}
              >
                {labWords.tabs[name]}
              </button>
            ))}
          </div>
          <div class="lab-panel" key={tab.value}>
            {tab.value === 'experiments' && <LabGuide lab={lab} chosen={chosen} onFree={() => choose('dials')} />}
            {tab.value === 'dials' && view && <LabDials lab={lab} dials={view.dials} />}
          </div>
        </section>
        <LabNetwork lab={lab} />
        {view && <LabNumbers view={view} />}
      </div>
      {busy && <Growing done={lab.busy.value ?? 0} />}
    </main>
  );
}

function Growing({ done }: { done: number }) {
  return (
    <div class="lab-growing" role="status">
      <p>{labWords.growing}</p>
      <progress value={done > 0 ? done : undefined} max={1} aria-label={labWords.growing} />
    </div>
  );
}

/** In an experiment its steps run the bed; in free play these do. */
function LabBar({ lab, view, inExperiment }: { lab: LabGame; view: LabView; inExperiment: boolean }) {
  return (
    <div class="lab-bar">
      <time class="clock-time" title={labWords.time}>
        {clockTime(view.time)}
      </time>
      {!inExperiment && (
        <>
          <button class="primary lab-run" onClick={() => lab.run(!view.running)}>
            {view.running ? labWords.pause : labWords.run}
          </button>
          <div class="paces" role="group" aria-label={labWords.pace}>
            {PACES.map((pace) => (
              <button key={pace} aria-pressed={view.pace === pace} onClick={() => lab.pace(pace)}>
                {pace}x
              </button>
            ))}
          </div>
          <Choices lab={lab} view={view} />
        </>
      )}
      {!inExperiment && (
        <button disabled={!view.canUndo} title={labWords.undoHint} onClick={lab.undo}>
          {labWords.undo}
        </button>
      )}
      <button title={labWords.resetHint} onClick={lab.reset}>
        {labWords.reset}
      </button>
    </div>
  );
}

function Choices({ lab, view }: { lab: LabGame; view: LabView }) {
  return (
    <>
      <label class="lab-pick">
        <span>{labWords.bed}</span>
        <select value={view.site} onChange={(event) => lab.open(event.currentTarget.value as SiteName)}>
          {SITES.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label class="lab-pick">
        <span>{labWords.start}</span>
        <select value={stateOf(view)} onChange={(event) => lab.state(event.currentTarget.value as LabStateName)}>
          <option value="" disabled>
            {labWords.own}
          </option>
          {(Object.keys(LAB_STATES) as LabStateName[]).map((name) => (
            <option key={name} value={name}>
              {LAB_STATES[name].label}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Which starting point the sliders stand at, if any. */
function stateOf(view: LabView): string {
  const fits = (name: LabStateName): boolean => {
    const values: DialValues = LAB_STATES[name].values;
    return [...DIALS, ...SWITCHES].every(({ id }) => view.dials[id] === (values[id] ?? restOf(id)));
  };
  return (Object.keys(LAB_STATES) as LabStateName[]).find(fits) ?? '';
}
