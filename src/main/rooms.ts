// A seat at a session of a server: joining, opening a session as its educator, and the screen that each role gets.
import { signal } from '@preact/signals';
import { MODEL_VERSION } from '../perfusion/version.ts';
import { openLink, post } from '../session/remote/link.ts';
import type { Link } from '../session/remote/link.ts';
import type { FromServer } from '../session/remote/wire.ts';
import type { Role } from '../session/room/roles.ts';
import type { JoinWish, NewSessionWish, SeatRole } from '../views/rooms/rooms-game.ts';
import { roomWords } from '../views/rooms/words-rooms.ts';
import { forgetSeat, keepSeat, keptSeat } from './kept-seat.ts';
import type { KeptSeat } from './kept-seat.ts';
import { createRoomScreens } from './room-screens.ts';
import type { RoomScreens } from './room-screens.ts';
import type { GameNeeds } from './game-needs.ts';
import { screen } from './state.ts';

export interface Rooms {
  /** `invitation`: what a link or picture said. */
  toJoin: (invitation: string | null) => void;
  /** `key`: what the server printed for the educator. */
  toDesk: (key: string) => void;
  /** A page that is loaded again sits where it sat. */
  again: () => void;
  close: () => void;
}

export function createRooms(needs: GameNeeds): Rooms {
  const server = location.origin;
  let link: Link | null = null;
  let shown: RoomScreens | null = null;

  const close = (): void => {
    link?.close();
    link = null;
    shown?.close();
    shown = null;
  };

  const sit = (seat: KeptSeat): void => {
    close();
    keepSeat(seat);
    needs.setAddress('room');
    const opened: Link = openLink({
      server,
      ticket: seat.ticket,
      name: seat.name,
      keepTicket: (ticket) => keepSeat({ ...seat, ticket }),
      receive: (message: FromServer) => shown?.receive(message),
      state(state) {
        shown?.state(state);
        if (state.kind === 'ended') forgetSeat();
      },
    });
    link = opened;
    shown = createRoomScreens({ needs, link: opened, seat, server });
  };

  const toJoin = (invitation: string | null): void => {
    close();
    const said = signal('');
    const invited = invitation === null ? null : ((invitation.split('.')[1] ?? 'trainee') as SeatRole);
    const join = async ({ code, role, name, station }: JoinWish): Promise<void> => {
      said.value = roomWords.join.joining;
      const where = invitation === null ? { code, role } : { invitation };
      const answer = await ask(said, '/api/join', { ...where, station: invited === 'instructor' ? 0 : station });
      if (answer) sit({ ticket: String(answer['ticket']), name, invitations: [] });
    };
    screen.value = { at: 'join', join: { invited, code: '', said, join: (wish) => void join(wish) } };
  };

  const toDesk = (desk: string): void => {
    close();
    const said = signal('');
    const open = async (wish: NewSessionWish): Promise<void> => {
      said.value = roomWords.open.opening;
      const made = await ask(said, '/api/session', { desk, ...wish });
      if (!made) return;
      const invitations = made['invitations'] as Record<Role, string>;
      const answer = await ask(said, '/api/join', { invitation: invitations.instructor });
      if (!answer) return;
      const [reached] = made['addresses'] as string[];
      const addresses = (['trainee', 'observer', 'display', 'instructor'] as const).map((role) => ({
        role,
        address: `${reached ?? server}/#/join/${invitations[role]}`,
      }));
      sit({ ticket: String(answer['ticket']), name: '', invitations: addresses });
    };
    screen.value = { at: 'new-session', opening: { said, open: (wish) => void open(wish) } };
  };

  async function ask(said: { value: string }, path: string, body: object): Promise<Record<string, unknown> | null> {
    try {
      return (await post(server, path, { model: MODEL_VERSION, ...body })) as Record<string, unknown>;
    } catch (error) {
      said.value =
        error instanceof SyntaxError || error instanceof TypeError ? roomWords.join.noServer : (error as Error).message;
      return null;
    }
  }

  return {
    toJoin,
    toDesk,
    again() {
      const seat = keptSeat();
      if (seat) sit(seat);
      else toJoin(null);
    },
    close,
  };
}
