import type { ReactNode } from 'react';
import { AuditScreen } from '../audit/audit-screen.tsx';
import { MembersScreen } from '../members/members-screen.tsx';
import { NewTokenScreen } from '../new-token/new-token-screen.tsx';
import { TokenScreen } from '../token/token-screen.tsx';
import { TokensScreen } from '../tokens/tokens-screen.tsx';
import { ValueScreen } from '../value/value-screen.tsx';
import type { Place } from './place.ts';

export function ScreenOf({ place }: { place: Place }): ReactNode {
  switch (place.name) {
    case 'tokens':
      return <TokensScreen filter={place.filter} />;
    case 'token':
      return <TokenScreen id={place.id} />;
    case 'new-token':
      return <NewTokenScreen />;
    case 'value':
      return <ValueScreen issued={place.issued} because={place.because} />;
    case 'audit':
      return <AuditScreen subject={place.subject} />;
    case 'members':
      return <MembersScreen />;
    default:
      return place satisfies never;
  }
}
