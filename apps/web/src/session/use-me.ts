import { AuthenticationError } from '@keyfob/sdk';
import type { Me } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

/** Who is signed in; null when nobody is. */
export function useMe(): UseQueryResult<Me | null> {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => readMe(signal) });
}

async function readMe(signal: AbortSignal): Promise<Me | null> {
  try {
    return await keyfob.readMe({ signal });
  } catch (error) {
    if (error instanceof AuthenticationError) return null;
    throw error;
  }
}

/** The signed-in person’s view of everything; only below `SignedIn`, which waits for it. */
export function useSignedIn(): Me & { person: NonNullable<Me['person']> } {
  const { data } = useMe();
  if (!data?.person) throw new Error('useSignedIn is for pages below SignedIn');
  return { ...data, person: data.person };
}
