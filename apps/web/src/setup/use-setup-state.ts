import { NotFoundError } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

type SetupState = 'open' | 'done';

const KEY = 'keyfob.set-up';

/**
 * Whether the first owner is still to come. An owner once seen stays: this browser remembers it and does not ask again, unless
 * `afresh`, as the same address may be another installation by now.
 */
export function useSetupState(afresh = true): UseQueryResult<SetupState> {
  return useQuery({
    queryKey: ['setup'],
    queryFn: readState,
    ...(!afresh && isRemembered() && { initialData: 'done' as const, staleTime: Number.POSITIVE_INFINITY }),
  });
}

async function readState(): Promise<SetupState> {
  try {
    await keyfob.readSetupState();
    return 'open';
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    remember();
    return 'done';
  }
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'done';
  } catch {
    return false;
  }
}

/** Somebody is signed in, so there is an owner. */
export function remember(): void {
  try {
    localStorage.setItem(KEY, 'done');
  } catch {
    // A browser that stores nothing asks again.
  }
}
