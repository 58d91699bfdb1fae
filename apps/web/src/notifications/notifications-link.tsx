import { NavLink } from 'react-router';
import { strings } from '../strings.ts';
import { useUnread } from './use-notifications.ts';

/** The way to the notifications, with how many are unread. */
export function NotificationsLink({ workspace, at }: { workspace: string; at: string }) {
  const unread = useUnread(workspace);
  const { title, unread: say } = strings.notifications;
  return (
    <NavLink to={at} title={unread > 0 ? say(unread) : undefined}>
      {unread > 0 ? `${title} (${unread})` : title}
    </NavLink>
  );
}
