import { randomBytes } from 'node:crypto';
import type { RequestInfo } from '../actor.ts';
import type { Config } from '../config.ts';
import type { Foundation } from '../transaction.ts';
import { claimOwnerFromEnvironment } from './claim-owner-from-environment.ts';
import { claimSetup } from './claim-setup.ts';
import { readSetupState } from './read-setup-state.ts';
import type { Setup as SetupInput, SetupDone } from './setup.schema.ts';

/** The way to the first owner. */
export interface Setup {
  /** What a claim must name: `KEYFOB_SETUP_CODE`, else 128 random bits of this process. */
  readonly code: string;
  /** @throws KeyfobError not_found once there is an owner. */
  state(): Promise<{ open: true }>;
  /** @throws KeyfobError not_found once there is an owner, invalid_setup_code. */
  claim(input: SetupInput, request: RequestInfo): Promise<SetupDone>;
  /** At start: makes the owner the environment names, if it names one and there is none. Says whether it did. */
  claimFromEnvironment(): Promise<boolean>;
}

export function openSetup(config: Config, foundation: Foundation): Setup {
  const code = config.KEYFOB_SETUP_CODE ?? randomBytes(16).toString('base64url');
  return {
    code,
    state: () => readSetupState(foundation.systemPool),
    claim: (input, request) => claimSetup(foundation, code, input, request),
    claimFromEnvironment: () => claimOwnerFromEnvironment(foundation, config, code),
  };
}
