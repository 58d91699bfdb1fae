import { effects, isUnavailable, QueueAway, queueDeliveries, relayOutbox } from '@keyfob/core';
import type { Core, Outage } from '@keyfob/core';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { CORE, LOG, OUTAGE, QUEUE_OUTAGE } from './names.ts';

const SWEEP_MS = 1000;

/** Turns what happened into what follows: woken when something did, and sweeping every second all the same. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  @Inject(CORE) private readonly core!: Core;
  @Inject(LOG) private readonly log!: Logger;
  @Inject(OUTAGE) private readonly outage!: Outage;
  @Inject(QUEUE_OUTAGE) private readonly queueOutage!: Outage;
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #ears: { close(): Promise<void> } | undefined;

  onApplicationBootstrap(): void {
    this.#ears = this.core.listenOutbox(() => this.#wake());
    this.#timer = setInterval(() => this.#wake(), SWEEP_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#ears?.close();
    this.#again = false;
    await this.#running;
  }

  /** One at a time; a wake during a run runs once more after it. */
  #wake(): void {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#relay().finally(() => {
      this.#running = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.#wake();
    });
  }

  async #relay(): Promise<void> {
    await this.#attempt(async () => {
      const result = await relayOutbox(this.core, effects);
      if (result.done + result.dropped > 0) this.log.debug(result, 'relayed');
    });
    await this.#attempt(async () => {
      await queueDeliveries(this.core);
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof QueueAway) this.queueOutage.noticed(error.cause);
      else if (isUnavailable(error)) this.outage.noticed(error);
      else this.log.error({ err: error }, 'an effect failed; it is tried again');
    }
  }
}
