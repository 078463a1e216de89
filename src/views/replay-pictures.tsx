// Beside the timeline: patient, monitor and vessels as they were at the chosen moment, and the causes behind any one vessel then.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime } from './format.ts';
import type { Game, Report, ReplayView } from './game.ts';
import { StageHost } from './stage-host.tsx';
import type { RegionName, StageChoice } from './stage-host.tsx';
import { useRefill } from './use-refill.ts';
import { useNarrowerThan } from './use.ts';
import { debriefWords } from './words-debrief.ts';

export interface PictureChoice {
  stage: StageChoice;
  onNoPicture(): void;
}

interface Props extends PictureChoice {
  report: Report;
  at: Signal<number>;
}

export function ReplayPictures({ report, at, stage, onNoPicture }: Props) {
  const text = debriefWords.moment;
  const view = useSignal<ReplayView | null>(null);
  const { openReplay } = report;
  useEffect(() => {
    return () => {
      view.value?.close();
      view.value = null;
    };
  }, [report]);
  const now = Math.min(at.value, report.debrief.treated);
  useEffect(() => view.value?.seek(now), [view.value, now]);
  if (!openReplay) return null;
  const opened = view.value;
  return (
    <section class="replay-pictures no-print" aria-label={text.picturesTitle}>
      <button
        aria-expanded={opened !== null}
        onClick={() => {
          opened?.close();
          view.value = opened ? null : openReplay();
        }}
      >
        {opened ? text.hidePictures : text.pictures}
      </button>
      {opened && <State view={opened} />}
      {opened?.game.value && <Pictures game={opened.game.value} stage={stage} onNoPicture={onNoPicture} />}
    </section>
  );
}

function State({ view }: { view: ReplayView }) {
  const text = debriefWords.moment;
  const share = view.share.value;
  if (view.failed.value) return <p class="banner">{text.picturesFailed}</p>;
  return (
    <>
      <p class="muted small-text" role="status">
        {share < 1 ? text.reaching(Math.floor(100 * share)) : text.askVessel}{' '}
        {view.at.value !== null && <b>{text.seenAt(clockTime(view.at.value))}</b>}
      </p>
      {share < 1 && <progress value={share} max={1} aria-label={text.reaching(Math.floor(100 * share))} />}
    </>
  );
}

const ALL: readonly RegionName[] = ['monitor', 'patient', 'capillaries'];
/** rem; as for the bedside, the pictures stand below one another in less. */
const NARROW = 62;

function Pictures({ game, stage, onNoPicture }: { game: Game } & PictureChoice) {
  const refill = useRefill(game);
  const narrow = useNarrowerThan(NARROW);
  return (
    <div class={`replay-stage ${narrow.value ? 'stacked' : 'wide'}`}>
      <StageHost game={game} refill={refill} shown={ALL} choice={stage} onNoPicture={onNoPicture} />
    </div>
  );
}
