import { ConnectionError, KeyfobError, TimeoutError } from '@keyfob/sdk';
import { useSyncExternalStore } from 'react';

/** Whether the service answers, as the calls find it. */
export interface ConnectionState {
  /** Calls in a row that did not get through; 0 while all is well. */
  readonly failures: number;
  /** Whether it ever answered. */
  readonly heard: boolean;
  /** Seconds the service asked to be left alone for. */
  readonly pause: number;
}

const LONGEST_MS = 15_000;

export class Connection {
  #state: ConnectionState = { failures: 0, heard: false, pause: 0 };
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = () => this.#state;

  answered(): void {
    if (this.#state.failures > 0 || !this.#state.heard) this.#become({ failures: 0, heard: true, pause: 0 });
  }

  failed(error: unknown): void {
    if (!isOutage(error)) return this.answered();
    const pause = error instanceof KeyfobError ? (error.retryAfter ?? 0) : 0;
    return this.#become({ ...this.#state, failures: this.#state.failures + 1, pause });
  }

  /** Milliseconds until the next look: `every`, and while nothing gets through 2 s, 4 s, 8 s… up to 15 s. */
  interval(every: number): number {
    const { failures, pause } = this.#state;
    return failures === 0 ? every : Math.max(Math.min(1000 * 2 ** failures, LONGEST_MS), pause * 1000);
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** No answer, or none from the service itself: it may pass, and what is on the screen is still the last that was known. */
function isOutage(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  return error instanceof KeyfobError && ((error.status ?? 0) >= 500 || error.status === 429);
}

/** What is to be told instead of the answer: any refusal, but an outage only if nothing was ever answered. */
export function tellable({ data, error }: { data: unknown; error: unknown }): unknown {
  return data !== undefined && isOutage(error) ? undefined : (error ?? undefined);
}

export function useConnection(connection: Connection): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.read);
}
