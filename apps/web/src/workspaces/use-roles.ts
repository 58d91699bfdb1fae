import { strings } from '../strings.ts';
import { roleName } from './role-name.ts';
import { useWorkspace } from './use-workspace.ts';

/** The fixed roles, from the least to the most; those above one’s own are shown, but not offered. */
export function useRoles(): { key: string; name: string; offered: boolean }[] {
  const { role } = useWorkspace();
  const keys = Object.keys(strings.roles);
  const own = role === null ? -1 : keys.indexOf(role);
  return keys.map((key, at) => ({ key, name: roleName(key), offered: own === -1 || at <= own }));
}
