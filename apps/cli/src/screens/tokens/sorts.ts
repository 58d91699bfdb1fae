/** The orders the service knows, in the order in which the key goes through them. */
export const sorts = [
  { sort: '-created_at', says: 'newest first' },
  { sort: 'created_at', says: 'oldest first' },
  { sort: 'name', says: 'by name, a–z' },
  { sort: '-name', says: 'by name, z–a' },
] as const;
