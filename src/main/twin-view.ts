// Makes the debrief's view of the twin out of its worker: what was asked, how far it is, what came out.
import { signal } from '@preact/signals';
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Alternative, Decision } from '../engine/debrief-types.ts';
import type { RunRecord } from '../engine/types.ts';
import type { FromTwin } from '../session/twin-messages.ts';
import { openTwinSession } from '../session/twin-session.ts';
import type { TwinLine, TwinView } from '../views/game.ts';

/** Automatic colleagues that a learner may compare with, best first. */
const COLLEAGUES = ['expert', 'crt', 'bundle', 'none'];

export function openTwin(definition: CaseDefinition, record: RunRecord, diedAt: number | null): TwinView {
  const lines = signal<readonly TwinLine[]>([]);
  const decisions = signal<readonly Decision[]>([]);
  const colleagues = signal<readonly { id: string; label: string }[]>([]);
  const failed = signal<string | null>(null);
  let counter = 0;

  const change = (id: number, news: Partial<TwinLine>): void => {
    lines.value = lines.value.map((line) => (line.id === id ? { ...line, ...news } : line));
  };
  const receive = (message: FromTwin): void => {
    switch (message.type) {
      case 'opened':
        decisions.value = message.decisions;
        colleagues.value = message.colleagues;
        return;
      case 'begun':
        lines.value = [...lines.value, { ...message.asked, share: 0, course: null, gain: null, seconds: 0 }];
        return;
      case 'progress':
        return change(message.id, { share: message.share });
      case 'course':
        return change(message.id, {
          share: 1,
          course: message.course,
          gain: message.gain,
          seconds: message.seconds,
        });
      case 'failed':
        failed.value = message.detail;
        lines.value = lines.value.filter(({ id }) => id !== message.id);
        return;
    }
  };
  const session = openTwinSession(receive);
  session.post({ type: 'open', definition, record, diedAt, colleagues: COLLEAGUES });
  return {
    lines,
    decisions,
    colleagues,
    failed,
    ask(alternative: Alternative) {
      const key = JSON.stringify(alternative);
      const known = lines.value.find((line) => !line.leftOut && JSON.stringify(line.alternative) === key);
      if (known) return known.id;
      session.post({ type: 'ask', id: ++counter, alternative });
      return counter;
    },
    askWhatMattered: () => session.post({ type: 'what-mattered' }),
    close: session.close,
  };
}
