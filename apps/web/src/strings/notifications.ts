/** What a person was told. */
export const notifications = {
  title: 'Notifications',
  lead: 'What happened to your tokens, and to those of the workspace if you look after it.',
  failed: 'Your notifications could not be loaded.',
  none: 'Nothing yet.',
  noneLead: 'You hear of first uses, ends, reminders and what others do to your tokens.',
  unread: (count: number) => `${count} unread`,
  new: 'New',
  readAll: 'Mark all as read',
  more: 'Show older',
};
