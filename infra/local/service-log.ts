import fs from 'node:fs';
import readline from 'node:readline';
import type { Readable } from 'node:stream';

interface LogLine {
  level?: string;
  msg?: string;
  err?: { message?: string };
  /** Set by a service on a line a person should see whatever its level, such as a reset link when there is no SMTP. */
  notice?: boolean;
}

const severe = new Set(['warn', 'error', 'fatal']);
/** What Node prints around an uncaught error: places and stack, not the reason. */
const traceLine = /^(\s|$|file:|node:|Node\.js v|throw )/;
const burst = 5;
const burstMs = 10_000;

/**
 * Copies a service's output into its log file and passes on what a person should see: warnings, errors, notices.
 * A flood is cut to a few lines with a pointer to the file.
 */
export class ServiceLog {
  /** What the service said last that looks like a reason to stop. */
  lastProblem = '';
  #shown = 0;
  #since = 0;
  readonly #name: string;
  readonly #descriptor: number;
  readonly #say: (line: string) => void;

  constructor(name: string, descriptor: number, say: (line: string) => void) {
    this.#name = name;
    this.#descriptor = descriptor;
    this.#say = say;
  }

  follow(stdout: Readable, stderr: Readable): void {
    this.lastProblem = '';
    readline.createInterface({ input: stdout }).on('line', (line) => {
      this.#write(line);
      const { level, msg, err, notice } = parse(line);
      if (severe.has(level ?? '')) this.lastProblem = err?.message ?? msg ?? line;
      if (notice === true) this.#show(msg ?? line);
      else if (severe.has(level ?? '')) this.#show(this.lastProblem);
    });
    readline.createInterface({ input: stderr }).on('line', (line) => {
      this.#write(line);
      if (!traceLine.test(line)) this.lastProblem = this.lastProblem ? `${this.lastProblem}; ${line}` : line;
    });
  }

  #write(line: string): void {
    try {
      fs.writeSync(this.#descriptor, `${line}\n`);
    } catch (error) {
      // A full disk must not end the services: their lines are lost until there is room again.
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  #show(text: string): void {
    const now = performance.now();
    if (now - this.#since > burstMs) {
      this.#since = now;
      this.#shown = 0;
    }
    this.#shown += 1;
    if (this.#shown <= burst) this.#say(`${this.#name}: ${text}`);
    if (this.#shown === burst) this.#say(`${this.#name}: more of this in the log`);
  }
}

function parse(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return {};
  }
}
