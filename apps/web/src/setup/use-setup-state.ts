import { NotFoundError } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

/** Whether the first owner is still to come. */
export function useSetupState(): UseQueryResult<'open' | 'done'> {
  return useQuery({ queryKey: ['setup'], queryFn: readState });
}

async function readState(): Promise<'open' | 'done'> {
  try {
    await keyfob.readSetupState();
    return 'open';
  } catch (error) {
    if (error instanceof NotFoundError) return 'done';
    throw error;
  }
}
