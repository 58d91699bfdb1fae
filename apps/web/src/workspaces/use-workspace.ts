import type { Me } from '@keyfob/sdk';
import { useOutletContext } from 'react-router';

/** The workspace around this page; only below `WorkspaceFrame`. */
export const useWorkspace = () => useOutletContext<Me['workspaces'][number]>();
