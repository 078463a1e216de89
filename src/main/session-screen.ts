// The screen of one window of a session: signals that change with each view it is sent, functions that ask the session.
import { signal } from '@preact/signals';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { caseSummary } from '../engine/read-case.ts';
import type { RunRecord } from '../engine/types.ts';
import type { Frame } from '../session/messages.ts';
import type { SeatLink } from '../session/room/client.ts';
import type { Notice, RoleView, Welcome } from '../session/room/view.ts';
import type { Game } from '../views/game.ts';
import type { Desk, DeskSecret, RoomState, Told, WindowName } from '../views/session/session-game.ts';
import { sessionWords } from '../views/session/words-session.ts';
import { gameOf } from './game-of.ts';
import type { LiveGame } from './game-of.ts';
import type { GameNeeds } from './game-needs.ts';
import { screen } from './state.ts';

export type PageName = WindowName | 'instructor';
export interface SessionScreen {
  welcome(welcome: Welcome): void;
  view(view: RoleView): void;
  lost(is: boolean): void;
  /** True when this window shows it in a place of its own. */
  debrief(told: Told): boolean;
}

interface Options {
  needs: GameNeeds;
  run: string;
  name: Exclude<PageName, 'observer'>;
  definition: CaseDefinition;
  mode: RunRecord['mode'];
  link: SeatLink;
  /** Of a desk at a server: other windows are other stations, and leaving it leads to the tiles. */
  desk?: Pick<Desk, 'openWindow' | 'leave'>;
}

/** How long a notice stays, wall ms. */
const NOTICE_MS = 12_000;

export function createSessionScreen({ needs, run, name, definition, mode, link, desk }: Options): SessionScreen {
  const summary = caseSummary(definition);
  const said = signal('');
  const room = signal<RoomState>({ frozen: false, hints: true, reveal: false });
  const secret = signal<DeskSecret | null>(null);
  const told = signal<Told | null>(null);
  let live: LiveGame | null = null;
  let noticed = 0;
  let noticeUntil = 0;
  let isLost = false;
  let asked = false;
  let speaker = false;

  const session = sessionOf(run, link);
  const begin = ({ view, geometry }: Welcome): LiveGame => {
    noticed = view.room.notice?.number ?? 0;
    return gameOf({
      session,
      definition,
      mode: name === 'learner' ? mode : 'practice',
      geometry,
      first: { ...frameOf(view), geometry },
      exportRecord: () => link.askDebrief(),
      leave: needs.toLibrary,
    });
  };

  const tell = (view: RoleView): void => {
    const { notice, frozen } = view.room;
    const now = performance.now();
    if (notice && notice.number !== noticed) {
      noticed = notice.number;
      noticeUntil = now + NOTICE_MS;
      said.value = noticeText(notice);
    } else if (now > noticeUntil || isLost) {
      const reopened = name !== 'learner' && view.frame.clock.held === 'reopened';
      said.value = frozen ? sessionWords.said.frozen : reopened ? sessionWords.said.reopened : '';
    }
  };

  const show = (game: Game, phase: string): void => {
    const at = screen.value.at;
    if (name === 'instructor') {
      if (at !== 'desk' && at !== 'debrief')
        screen.value = { at: 'desk', desk: { ...deskOf({ game, link, run, secret, room, said, told }), ...desk } };
    } else if (name === 'learner') {
      if (phase === 'briefing') waitForBegin(summary.title, summary.handover);
      else if (at === 'waiting' || at === 'preparing') screen.value = { at: 'bedside', game };
    } else if (at !== 'wall') screen.value = { at: 'wall', wall: { game, kind: name, said, room } };
  };

  return {
    welcome(welcome) {
      if (!live) {
        const made = begin(welcome);
        live = { ...made, game: { ...made.game, said } };
      } else live.frame({ ...frameOf(welcome.view), geometry: welcome.geometry });
      this.view(welcome.view);
    },
    view(view) {
      if (!live) return;
      const frame = frameOf(view);
      room.value = sameRoom(room.value, view.room);
      if (view.secret) secret.value = view.secret;
      ({ speaker } = view.room);
      tell(view);
      live.frame(frame);
      show(live.game, frame.bedside.phase);
      if (name === 'monitor' || (name === 'learner' && !speaker)) needs.hearing.frame(frame.bedside, frame.emitted);
      if (name === 'learner' && frame.bedside.phase === 'debrief' && !asked) {
        asked = true;
        link.askDebrief();
      }
    },
    lost(is) {
      isLost = is;
      if (is) {
        said.value = sessionWords.said.lost;
        needs.hearing.silence();
      }
    },
    debrief(made) {
      if (name !== 'instructor' || told.value !== null) return false;
      told.value = made;
      return true;
    },
  };
}

/** What the room is shown under the tongue stands where the microscope's picture would. */
function frameOf({ frame, reveal }: RoleView): Frame {
  if (!reveal) return frame;
  return { ...frame, bedside: { ...frame.bedside, microscope: { ...reveal.field, scores: null } } };
}

function sameRoom(before: RoomState, { frozen, hints, reveal }: RoomState): RoomState {
  const same = before.frozen === frozen && before.hints === hints && before.reveal === reveal;
  return same ? before : { frozen, hints, reveal };
}

function waitForBegin(title: string, lines: readonly string[]): void {
  if (screen.value.at === 'waiting' && screen.value.waiting.lines.length > 0) return;
  screen.value = { at: 'waiting', waiting: { title, text: signal(sessionWords.waiting.begin), lines } };
}

function sessionOf(id: string, link: SeatLink): Parameters<typeof gameOf>[0]['session'] {
  return {
    id,
    send: async (event) => link.ask({ do: 'event', event }),
    setPace: (pace) => void link.ask({ do: 'pace', pace }),
    skip: (on) => void link.ask({ do: 'skip', on }),
    hands: (on) => void link.ask({ do: 'hands', on }),
    watch: (watch) => void link.ask({ do: 'watch', watch }),
    hold: (reason, on) => {
      if (reason === 'reopened' && !on) void link.ask({ do: 'goOn' });
    },
  };
}

type DeskParts = Pick<
  Extract<typeof screen.value, { at: 'desk' }>['desk'],
  'game' | 'secret' | 'room' | 'said' | 'told'
> & { link: SeatLink; run: string };

function deskOf({ link, run, ...parts }: DeskParts): Extract<typeof screen.value, { at: 'desk' }>['desk'] {
  return {
    ...parts,
    ask: link.ask,
    askDebrief: link.askDebrief,
    openDebrief() {
      void link.ask({ do: 'event', event: { type: 'debrief.open' } }).then(() => link.askDebrief());
    },
    openWindow: (page) =>
      window.open(`${location.pathname}${location.search}#/session/${run}/${page}`, `${run}-${page}`),
  };
}

/** In words, for everybody in the room. */
function noticeText(notice: Notice): string {
  const { said } = sessionWords;
  const minutes = notice.seconds < 90 ? `${Math.round(notice.seconds)} s` : `${Math.round(notice.seconds / 60)} min`;
  switch (notice.kind) {
    case 'rewound':
      return said.rewound(minutes);
    case 'asleep':
      return said.asleep(minutes);
    case 'undone':
    case 'taken-over':
      return said[notice.kind];
  }
}
