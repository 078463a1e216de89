// What a person at a station or at the educator's desk did wrong, in one clear sentence.

export class Refused extends Error {
  /** Asking again in a moment may help. */
  again: boolean;
  constructor(message: string, again = false) {
    super(message);
    this.again = again;
  }
}
