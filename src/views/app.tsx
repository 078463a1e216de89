// Chooses the screen: library, prebrief, preparing, bedside, debrief, or a page that says why there is nothing to play.
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Banners } from './banners.tsx';
import { duration, secondsLeft } from './format.ts';
import type { Screen, Shell } from './game.ts';
import { later } from './later.tsx';
import { Library } from './library/library.tsx';
import { preferences } from './preferences.ts';
import { Prebrief } from './prebrief.tsx';
import type { Waiting } from './session/session-game.ts';
import type { StageChoice } from './stage-host.tsx';
import { fetchStage } from './stage.ts';
import { labWords } from './words-lab.ts';
import { appWords } from './words-app.ts';
import { libraryWords } from './words-library.ts';

const bedside = later(async () => (await import('./bedside.tsx')).BedsideScreen);
const debrief = later(async () => (await import('./debrief.tsx')).DebriefScreen);
const desk = later(async () => (await import('./session/desk.tsx')).DeskScreen);
const join = later(async () => (await import('./rooms/join.tsx')).JoinScreen);
const newSession = later(async () => (await import('./rooms/new-session.tsx')).NewSessionScreen);
const tiles = later(async () => (await import('./rooms/tiles.tsx')).TilesScreen);
const sheet = later(async () => (await import('./rooms/sheet.tsx')).SheetScreen);
const wall = later(async () => (await import('./session/wall.tsx')).WallScreen);
const lab = later(async () => (await import('./lab/lab-screen.tsx')).LabScreen);

/** Gets the bedside before it is wanted: its panels, and what draws its pictures. */
export function fetchBedside(stage: StageChoice): void {
  bedside.fetch();
  if (stage !== 'off' && !preferences.value.text) fetchStage();
}

interface Props {
  shell: Shell;
  stage: StageChoice;
  onNoPicture(): void;
}

export function App({ shell, stage, onNoPicture }: Props) {
  const screen = shell.screen.value;
  const course = shell.course.value;
  const box = useRef<HTMLDivElement>(null);
  // With the screen, not after it: a quick hand has already gone on to a field, and its next letter would be lost.
  useLayoutEffect(() => {
    document.title = titleOf(screen);
    scrollTo(0, 0);
    box.current?.focus();
  }, [screen.at]);
  return (
    <div class="app" data-screen={screen.at} data-motion={preferences.value.motion} ref={box} tabIndex={-1}>
      <Banners shell={shell} />
      {course && screen.at !== 'bedside' && <course.Bar here={course} />}
      <ScreenOf screen={screen} shell={shell} stage={stage} onNoPicture={onNoPicture} />
    </div>
  );
}

function ScreenOf({ screen, shell, stage, onNoPicture }: Props & { screen: Screen }) {
  switch (screen.at) {
    case 'library':
      return <Library shell={shell} />;
    case 'lab':
      return <lab.Screen lab={screen.lab} experiment={screen.experiment} onLeave={shell.toLibrary} />;
    case 'prebrief':
      return <Prebrief briefing={screen} shell={shell} />;
    case 'preparing':
      return <Preparing title={screen.summary.title} done={screen.done} reopening={screen.reopening} shell={shell} />;
    case 'bedside':
      return (
        <bedside.Screen
          key={screen.game.id}
          game={screen.game}
          stage={stage}
          caption={shell.caption.value}
          onNoPicture={onNoPicture}
        />
      );
    case 'desk':
      return <desk.Screen desk={screen.desk} shell={shell} />;
    case 'wall':
      return <wall.Screen wall={screen.wall} stage={stage} onNoPicture={onNoPicture} />;
    case 'join':
      return <join.Screen join={screen.join} />;
    case 'new-session':
      return <newSession.Screen opening={screen.opening} cases={shell.cases} />;
    case 'tiles':
      return <tiles.Screen tiles={screen.tiles} shell={shell} />;
    case 'sheet':
      return <sheet.Screen sheet={screen.sheet} />;
    case 'waiting':
      return <WaitingScreen waiting={screen.waiting} shell={shell} />;
    case 'debrief':
      return <debrief.Screen report={screen.report} shell={shell} stage={stage} onNoPicture={onNoPicture} />;
    case 'elsewhere':
      return <Elsewhere runId={screen.runId} taken={screen.taken} shell={shell} />;
    case 'older':
      return <Older screen={screen} shell={shell} />;
    case 'failed':
      return <Failed detail={screen.detail} canExport={screen.record !== null} shell={shell} />;
  }
}

/** A window of a session that has nothing to show yet, or no more. */
function WaitingScreen({ waiting, shell }: { waiting: Waiting; shell: Shell }) {
  return (
    <main class="page narrow-page">
      <h1>{waiting.title}</h1>
      <p role="status">{waiting.text.value}</p>
      {waiting.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="actions">
        <button onClick={shell.toLibrary}>{libraryWords.prebrief.back}</button>
      </div>
    </main>
  );
}

interface PreparingProps {
  title: string;
  done: ReadonlySignal<number>;
  reopening: boolean;
  shell: Shell;
}

function Preparing({ title, done, reopening, shell }: PreparingProps) {
  const text = appWords.preparing;
  const share = done.value;
  const began = useRef(performance.now()).current;
  const left = secondsLeft(share, (performance.now() - began) / 1000);
  return (
    <main class="page narrow-page preparing">
      <h1>{title}</h1>
      <p>{reopening ? text.reopening : text.fresh}</p>
      <progress value={share} max={1} aria-label={reopening ? text.reopening : text.fresh} />
      <p class="muted">{left === null ? text.wait : text.left(duration(left))}</p>
      {reopening && left !== null && left > LONG_WAIT && <p class="muted">{text.replaying}</p>}
      <div class="actions">
        <button onClick={shell.toLibrary}>{libraryWords.prebrief.back}</button>
      </div>
    </main>
  );
}

/** s; a wait that deserves a reason. */
const LONG_WAIT = 10;

function Elsewhere({ runId, taken, shell }: { runId: string; taken: boolean; shell: Shell }) {
  const text = appWords.elsewhere;
  return (
    <main class="page narrow-page">
      <h1>{taken ? text.takenTitle : text.title}</h1>
      <p>{taken ? text.takenText : text.text}</p>
      <div class="actions">
        <button class="primary" onClick={() => shell.takeOver(runId)}>
          {text.take}
        </button>
        <button onClick={shell.toLibrary}>{libraryWords.prebrief.back}</button>
      </div>
    </main>
  );
}

function Older({ screen, shell }: { screen: Extract<Screen, { at: 'older' }>; shell: Shell }) {
  const text = appWords.older;
  return (
    <main class="page narrow-page">
      <p class="muted">{screen.summary.title}</p>
      <h1>{text.title}</h1>
      <p>{text.text}</p>
      <div class="actions">
        <button class="primary" onClick={screen.again}>
          {text.again}
        </button>
        <button onClick={shell.exportReport}>{appWords.exportRecord}</button>
        <button onClick={shell.toLibrary}>{libraryWords.prebrief.back}</button>
      </div>
    </main>
  );
}

function Failed({ detail, canExport, shell }: { detail: string; canExport: boolean; shell: Shell }) {
  const text = appWords.failed;
  return (
    <main class="page narrow-page">
      <h1>{text.title}</h1>
      <p>{canExport ? text.broken : text.text}</p>
      <div class="actions">
        {canExport && (
          <button class="primary" onClick={shell.exportReport}>
            {appWords.exportRecord}
          </button>
        )}
        <button onClick={shell.toLibrary}>{libraryWords.prebrief.back}</button>
      </div>
      <details>
        <summary>{text.detail}</summary>
        <p>{detail}</p>
      </details>
    </main>
  );
}

function titleOf(screen: Screen): string {
  if (screen.at === 'bedside') return `${screen.game.summary.title} · ${appWords.app}`;
  if (screen.at === 'debrief') return `${appWords.debrief} · ${appWords.app}`;
  if (screen.at === 'lab') return `${labWords.title} · ${appWords.app}`;
  return screen.at === 'prebrief' ? `${screen.summary.title} · ${appWords.app}` : appWords.app;
}
