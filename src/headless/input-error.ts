// Bad input told in one clear line: which file, where in it, and what was expected. Never a stack trace.

export class InputError extends Error {
  file: string;
  /** Place inside the file in the words of its format: a column, a field path; empty if the whole file is meant. */
  path: string;
  /** Line or row in the file, counted from 1; 0 if unknown. */
  line: number;

  constructor(message: string, file = '', path = '', line = 0) {
    super(message);
    this.name = 'InputError';
    this.file = file;
    this.path = path;
    this.line = line;
  }
}
