// After the case: how it ended, the timeline, what happened underneath, feedback with its sources, own readings against the truth.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ExportPanel } from './after/export-panel.tsx';
import { LearnerSheet } from './after/learner-sheet.tsx';
import { Debt, Figures, Readings } from './debrief-figures.tsx';
import { Answers, FeedbackList, Hints } from './debrief-lists.tsx';
import type { Report, Shell, TwinView } from './game.ts';
import { climb } from './ladder.ts';
import { MomentPanel } from './moment-panel.tsx';
import { Reflection } from './reflection-view.tsx';
import { ReplayPictures } from './replay-pictures.tsx';
import type { PictureChoice } from './replay-pictures.tsx';
import { Calibration, ScoreView } from './score-view.tsx';
import { TimelineView } from './timeline.tsx';
import { TwinSection } from './twin-view.tsx';
import { appWords } from './words-app.ts';
import { debriefWords } from './words-debrief.ts';

interface Props extends PictureChoice {
  report: Report;
  shell: Shell;
}

export function DebriefScreen({ report, shell, stage, onNoPicture }: Props) {
  const { debrief, record, summary } = report;
  const text = debriefWords.debrief;
  const at = useSignal(debrief.treated);
  const chosen = useSignal<number | null>(null);
  const notes = useRef<Record<string, string>>({ ...report.notes }).current;
  const twin = useTwin(report);
  const sheet = useSignal(false);
  useEffect(() => {
    if (record.mode === 'learn') climb(`${record.case} ${record.seed} ${record.step}`);
  }, []);
  if (sheet.value) {
    return <LearnerSheet report={{ ...report, notes }} onBack={() => (sheet.value = false)} />;
  }
  const other = twin?.lines.value.find(({ id }) => id === chosen.value)?.course ?? null;
  return (
    <main class="page debrief">
      <header class="title">
        <p class="muted">
          {text.title} · {debrief.caseTitle} · {appWords.modes[record.mode].name} · {text.seed} {record.seed}
        </p>
        <h1>{appWords.outcomes[debrief.outcome.kind]}</h1>
        <p class="tagline">{debrief.outcome.text}</p>
        {report.broken !== null && <p class="banner">{appWords.failed.broken}</p>}
        {report.older && <p class="banner">{text.older}</p>}
        <p class="training">{appWords.training}</p>
      </header>
      <Figures debrief={debrief} />
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">{text.timeline}</h2>
        <TimelineView
          debrief={debrief}
          other={other}
          at={at.value}
          onAt={(moment) => {
            at.value = moment;
          }}
        />
        <MomentPanel report={report} at={at} />
        <ReplayPictures report={report} at={at} stage={stage} onNoPicture={onNoPicture} />
      </section>
      {twin && <TwinSection report={report} twin={twin} chosen={chosen} />}
      <div class="columns">
        <div>
          <FeedbackList id="underneath" title={text.underneath} lines={debrief.underneath} numbered />
          <Readings debrief={debrief} />
          <Debt debrief={debrief} />
        </div>
        <div>
          <FeedbackList id="feedback" title={text.feedback} lines={debrief.feedback} />
          <Answers debrief={debrief} />
        </div>
      </div>
      <ScoreView debrief={debrief} />
      <Calibration debrief={debrief} />
      <Hints debrief={debrief} />
      <Reflection debrief={debrief} notes={notes} onWrite={() => report.keepNotes({ ...notes })} />
      <FeedbackList id="teaching" title={text.teaching} lines={debrief.teachingPoints} />
      <ExportPanel report={{ ...report, notes }} shell={shell} onSheet={() => (sheet.value = true)} />
      <div class="actions no-print">
        <button class="primary" onClick={() => shell.start(summary.id, record.mode, record.seed)}>
          {text.same}
        </button>
        <button onClick={() => shell.start(summary.id, record.mode, null)}>{text.fresh}</button>
        <button onClick={shell.exportReport}>{text.export}</button>
        <button onClick={() => print()}>{text.print}</button>
        <button onClick={shell.toLibrary}>{text.library}</button>
      </div>
    </main>
  );
}

/** Its worker lives as long as this debrief is in view; it begins once the page has been drawn. */
function useTwin(report: Report): TwinView | null {
  const twin = useSignal<TwinView | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      twin.value = report.openTwin();
    }, 500);
    return () => {
      clearTimeout(timer);
      twin.value?.close();
      twin.value = null;
    };
  }, [report]);
  return twin.value;
}
