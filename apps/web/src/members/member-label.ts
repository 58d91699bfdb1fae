import type { Member } from '@keyfob/sdk';

/** What people call a member. */
export const memberLabel = ({ name, email, external_id: externalId, id }: Member): string =>
  name ?? email ?? externalId ?? id;
