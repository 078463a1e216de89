// What a seat at a server shows: the bedside, the wall, the educator's tiles and desk, an observer's phone; fed by what the server sends.
import { signal } from '@preact/signals';
import { drawnCase } from '../engine/vary.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Link, LinkState } from '../session/remote/link.ts';
import { post } from '../session/remote/link.ts';
import type { FromServer, You } from '../session/remote/wire.ts';
import type { SeatLink } from '../session/room/client.ts';
import type { Command } from '../session/room/roles.ts';
import type { ComparisonView, ForAll, StationRun, TileView } from '../views/rooms/rooms-game.ts';
import { fetchCase } from './cases.ts';
import type { KeptSeat } from './kept-seat.ts';
import { keptSeat } from './kept-seat.ts';
import { observerSheet } from './observer-sheet.ts';
import type { Sheet } from './observer-sheet.ts';
import { createSessionScreen } from './session-screen.ts';
import type { GameNeeds } from './game-needs.ts';
import type { PageName, SessionScreen } from './session-screen.ts';
import { collectRuns, runOf } from './station-runs.ts';
import { showDebrief } from './session-windows.ts';
import { saveFile } from './shelf.ts';
import { screen } from './state.ts';

export interface RoomScreens {
  receive: (message: FromServer) => void;
  state: (state: LinkState) => void;
  close: () => void;
}

interface Options {
  needs: GameNeeds;
  link: Link;
  seat: KeptSeat;
  server: string;
}

/** What the group report needs of it. */
interface ExportedSession {
  log: { station?: number; seat?: string }[];
  names?: Record<string, string>;
}

const FOR_ALL: Record<ForAll, Command> = {
  begin: { do: 'event', event: { type: 'case.begin' } },
  freeze: { do: 'freeze', on: true },
  'go-on': { do: 'freeze', on: false },
  end: { do: 'event', event: { type: 'session.end' } },
};
const ROLE = { learner: 'trainee', monitor: 'display', projector: 'display', observer: 'observer' } as const;
const PAGE = { instructor: 'instructor', trainee: 'learner', display: 'projector' } as const;

export function createRoomScreens({ needs, link, seat, server }: Options): RoomScreens {
  const said = signal('');
  const tiles = signal<readonly TileView[]>([]);
  const comparison = signal<ComparisonView | null>(null);
  let you: You | null = null;
  let written: CaseDefinition | null = null;
  let definition: CaseDefinition | null = null;
  /** The station in view. */
  let at: number | null = null;
  let view: SessionScreen | null = null;
  let sheet: Sheet | null = null;
  let closed = false;
  const played = collectRuns(link, tiles);

  /** Messages wait for the case, which is fetched at the first one. */
  let turn: Promise<void> = Promise.resolve();
  const receive = (message: FromServer): void => {
    turn = turn.then(async () => (closed ? undefined : hear(message)));
  };

  async function hear(message: FromServer): Promise<void> {
    switch (message.type) {
      case 'joined':
        return joined(message.you, message.note);
      case 'welcome':
        return welcome(message);
      case 'frame':
        if (message.station !== at) return;
        sheet?.view(message.view);
        return view?.view(message.view);
      case 'tiles':
        tiles.value = message.tiles;
        return;
      case 'comparison':
        comparison.value = message.comparison;
        return;
      case 'guesses':
        return sheet?.guesses(message.guesses);
      case 'debrief':
        if (!you) return;
        if (at === null) return played.keep(runOf(you, message));
        return debrief(runOf(you, message));
      case 'say':
        said.value = message.text;
        return;
      case 'answer':
    }
  }

  async function joined(now: You, note: string | null): Promise<void> {
    const isFirst = you === null;
    you = now;
    said.value = note ?? '';
    written ??= await fetchCase(now.case);
    if (now.role === 'instructor') {
      if (isFirst) showTiles(now);
      else if (at !== null) link.hop(at);
    } else if (isFirst) screen.value = { at: 'waiting', waiting: { title: now.code, text: said, lines: [] } };
  }

  function welcome({ station, seed, welcome: first }: Extract<FromServer, { type: 'welcome' }>): void {
    if (!you || !written) return;
    if (you.role === 'instructor' && at !== station) return;
    said.value = '';
    definition ??= drawnCase(written, seed);
    at = station;
    if (you.role === 'observer') {
      sheet ??= observerSheet({ code: you.code, title: definition.title, ask: link.ask, said, comparison });
      return sheet.view(first.view);
    }
    view ??= createSessionScreen({
      needs,
      run: you.code,
      name: PAGE[you.role] satisfies PageName,
      definition,
      mode: you.mode,
      link: seatLink(station),
      desk: { openWindow: (name) => openStation(ROLE[name]), leave: toTiles },
    });
    view.welcome(first);
  }

  const seatLink = (station: number): SeatLink => ({
    ask: async (command) => link.ask(command, you?.role === 'instructor' ? station : undefined),
    askDebrief: () => link.askDebrief(),
    leave: () => undefined,
  });

  function debrief(told: StationRun): void {
    if (definition) showDebrief(view, told, definition, needs);
  }

  function openStation(role: (typeof ROLE)[keyof typeof ROLE]): void {
    const invitation = seat.invitations.find((one) => one.role === role);
    if (invitation) window.open(invitation.address.replace(/^https?:\/\/[^/]+/, server));
  }

  function toTiles(): void {
    at = null;
    view = null;
    definition = null;
    needs.hearing.silence();
    link.hop(null);
    if (you) showTiles(you);
  }

  function showTiles({ code }: You): void {
    screen.value = {
      at: 'tiles',
      tiles: {
        code,
        caseTitle: written?.title ?? '',
        invitations: seat.invitations,
        tiles,
        comparison,
        said,
        forAll: async (what) => link.ask(FOR_ALL[what], 'all'),
        pace: async (pace) => link.ask({ do: 'pace', pace }, 'all'),
        slot: async (turn) => link.ask({ do: 'slot', turn }, 'all'),
        hopIn(station) {
          at = station;
          link.hop(station);
        },
        release: async () => link.release(),
        exportAll: (names) => void exportAll(code, names),
        names,
        runs: played.all,
        remove: () => void post(server, '/api/delete', { ticket: keptSeat()?.ticket }).then(needs.toLibrary, failed),
      },
    };
  }

  async function exportAll(code: string, names: boolean): Promise<void> {
    try {
      const all = await post(server, '/api/export', { ticket: keptSeat()?.ticket, names });
      saveFile(`refill-session-${code}.json`, 'application/json', JSON.stringify(all, null, 1));
    } catch (error) {
      failed(error);
    }
  }

  /** Those who sit there now, and those who did something there and have left. */
  async function names(): Promise<Record<number, string[]>> {
    const all = (await post(server, '/api/export', { ticket: keptSeat()?.ticket, names: true })) as ExportedSession;
    const found: Record<number, Set<string>> = {};
    const add = (station: number, name: string | undefined): void => {
      if (name) (found[station] ??= new Set()).add(name);
    };
    for (const line of all.log) if (line.station !== undefined) add(line.station, all.names?.[line.seat ?? '']);
    for (const { station, present } of tiles.value)
      for (const { role, name } of present) if (role === 'trainee') add(station, name);
    return Object.fromEntries(Object.entries(found).map(([station, who]) => [station, [...who]]));
  }

  function failed(error: unknown): void {
    said.value = error instanceof Error ? error.message : String(error);
  }

  return {
    receive,
    state(state) {
      if (state.kind === 'ended') {
        needs.hearing.silence();
        screen.value = { at: 'waiting', waiting: { title: you?.code ?? '', text: signal(state.why), lines: [] } };
      } else {
        said.value = state.kind === 'away' ? state.why : '';
        view?.lost(state.kind === 'away');
      }
    },
    close() {
      closed = true;
      needs.hearing.silence();
    },
  };
}
