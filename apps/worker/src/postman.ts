import { QueueAway, queueMails } from '@keyfob/core';
import type { Core, Outage } from '@keyfob/core';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { CORE, LOG, OUTAGE, QUEUE_OUTAGE } from './names.ts';

const ROUND_MS = 1000;

/** Goes its round every second: what is due to be mailed goes into the queue. */
@Injectable()
export class Postman implements OnApplicationBootstrap, OnApplicationShutdown {
  @Inject(CORE) private readonly core!: Core;
  @Inject(LOG) private readonly log!: Logger;
  @Inject(OUTAGE) private readonly outage!: Outage;
  @Inject(QUEUE_OUTAGE) private readonly queueOutage!: Outage;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.#go().finally(() => {
        this.#round = undefined;
      });
    }, ROUND_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  async #go(): Promise<void> {
    try {
      const { unknown } = await queueMails(this.core);
      if (unknown > 0) this.log.warn({ mails: unknown }, 'mails whose outcome is unknown; they are not sent again');
    } catch (error) {
      if (error instanceof QueueAway) return this.queueOutage.noticed(error.cause);
      const { database } = await this.core.readiness();
      if (database === 'ok') this.log.error({ err: error }, 'mails could not be looked through; it is tried again');
      else this.outage.noticed(error);
    }
  }
}
