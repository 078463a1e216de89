// Who may sit where: a ticket says session, role, station and seat, and is signed by the server. Nothing of it can be changed by hand.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { ROLES } from '../../session/room/roles.ts';
import type { Role } from '../../session/room/roles.ts';

export interface Ticket {
  code: string;
  role: Role;
  station: number;
  /** Of one person at one computer; not the person's name. Empty: an invitation, for whoever holds it. */
  seat: string;
  /** Each connection gets the next number; a used one is worth nothing. */
  number: number;
}

export function signTicket(ticket: Ticket, key: string): string {
  const { code, role, station, seat, number } = ticket;
  const body = [code, role, station, seat, number].join('.');
  return `${body}.${signature(body, key)}`;
}

/** The code that a ticket speaks of, before its signature can be judged. */
export function codeOf(text: unknown): string | null {
  return typeof text === 'string' && text.length < 200 ? (text.split('.')[0] ?? null) : null;
}

/** Null if it is no ticket, or not signed with this key. */
export function readTicket(text: unknown, key: string): Ticket | null {
  if (typeof text !== 'string' || text.length > 200) return null;
  const parts = text.split('.');
  if (parts.length !== 6) return null;
  const [code, role, station, seat, number, signed] = parts;
  const expected = signature(parts.slice(0, 5).join('.'), key);
  if (signed.length !== expected.length || !timingSafeEqual(Buffer.from(signed), Buffer.from(expected))) return null;
  if (!ROLES.includes(role as Role)) return null;
  return { code, role: role as Role, station: Number(station), seat, number: Number(number) };
}

function signature(body: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(body).digest('base64url');
}

interface SeatNumbers {
  latest: number;
  /** Somebody has the latest one in hands. */
  confirmed: boolean;
}

/**
 * Which ticket of each seat is worth something. A connection brings the next ticket; until its arrival is confirmed the
 * one before still opens, because it may have been lost with the connection. After a restart the first one shown counts.
 */
export function createTurnstile() {
  const seats = new Map<string, SeatNumbers>();
  return {
    /** The number of the next ticket, or null for one that has been used. */
    enter(seat: string, number: number): number | null {
      const known = seats.get(seat);
      if (known && number !== known.latest && !(number === known.latest - 1 && !known.confirmed)) return null;
      const latest = number + 1;
      seats.set(seat, { latest, confirmed: false });
      return latest;
    },
    confirm(seat: string): void {
      const known = seats.get(seat);
      if (known) known.confirmed = true;
    },
  };
}
