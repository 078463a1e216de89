// The seat of this tab, so that a page loaded again sits where it sat. It goes with the tab: tickets are for one computer.
import type { Invitation } from '../views/rooms/rooms-game.ts';

export interface KeptSeat {
  ticket: string;
  name: string;
  /** Of an educator who opened the session. */
  invitations: Invitation[];
}

const KEY = 'refill.seat';

export function keepSeat(seat: KeptSeat): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(seat));
  } catch {
    // A browser that keeps nothing asks for the code again after a reload.
  }
}

export function keptSeat(): KeptSeat | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as KeptSeat);
  } catch {
    return null;
  }
}

export function forgetSeat(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
