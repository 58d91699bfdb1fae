import { randomUUID } from 'node:crypto';
import { beatWorker } from '@keyfob/core';
import type { Call, Core, Outage } from '@keyfob/core';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { CORE, OUTAGE } from './names.ts';

const BEAT_MS = 10_000;
const call: Call = { caller: { kind: 'system', label: 'worker' }, request: { id: null, ip: null } };

/** Says every ten seconds that this worker is alive; `/readyz` reports one that falls silent. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  @Inject(CORE) private readonly core!: Core;
  @Inject(OUTAGE) private readonly outage!: Outage;
  readonly #incarnation = randomUUID();
  #timer: NodeJS.Timeout | undefined;

  async onApplicationBootstrap(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => {
      this.#beat().catch((error: unknown) => this.outage.noticed(error));
    }, BEAT_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    await this.core.inInstallation(call, (ctx) => beatWorker(ctx, this.#incarnation));
  }
}
