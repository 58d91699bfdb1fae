import { formatGrant, grantChecker, parseGrant } from '@keyfob/sdk';
import type { ResourceTypeList, Token } from '@keyfob/sdk';
import { useSearchParams } from 'react-router';
import { readTerms } from './reach.ts';

/** What `?grant=` asks for: the terms the token does not hold yet, and all of its terms with them. */
export function useWantedGrants(token: Token, types: ResourceTypeList['data']) {
  const [search, setSearch] = useSearchParams();
  const asked = readTerms(search.getAll('grant'));
  const holds = grantChecker(token.grants, types);
  const wanted = asked.filter((term) => {
    const ask = parseGrant(term);
    return ask !== null && !holds(ask);
  });
  return {
    asked,
    wanted,
    withWanted: [...token.grants.flatMap(formatGrant), ...wanted],
    forget: () => setSearch({}, { replace: true }),
  };
}
