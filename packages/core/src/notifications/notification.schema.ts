import { z } from 'zod';
import { Id, PageQuery, pageOf, Timestamp } from '../list.schema.ts';
import { mailLists, notificationKinds } from './notification-kinds.ts';
import type { NotificationKind } from './notification-kinds.ts';

export const Notification = z
  .object({
    id: Id,
    kind: z.enum(Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]]),
    title: z.string().meta({ description: 'One line that stands alone.' }),
    detail: z.string().meta({ description: 'What else to say of it, and what to do.' }),
    at: Timestamp,
    read_at: Timestamp.nullable().meta({ description: 'What one did oneself is read from the start.' }),
    token: z.object({ id: Id, name: z.string() }).nullable(),
    url: z.string().nullable().meta({ description: 'The page of the console to look at it.' }),
    mailed: z.boolean().meta({ description: 'Whether it went out by mail too, or is about to.' }),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

const Unread = z.int().min(0).meta({ description: 'How many are unread in this workspace.' });

export const NotificationList = pageOf(Notification).extend({ unread: Unread }).meta({ id: 'NotificationList' });
export type NotificationList = z.infer<typeof NotificationList>;

export const NotificationListQuery = PageQuery.extend({
  unread: z.stringbool().default(false).meta({ description: 'Only what is not read yet.' }),
});
export type NotificationListQuery = z.infer<typeof NotificationListQuery>;

export const ReadNotifications = z
  .strictObject({
    ids: z.array(Id).min(1).max(100).optional().meta({ description: 'Left out: all that the list shows.' }),
    up_to: Id.optional().meta({
      description:
        'Instead of `ids`: the first of a list that was read, with all after it. What came since stays unread.',
    }),
  })
  .meta({ id: 'ReadNotifications' });
export type ReadNotifications = z.infer<typeof ReadNotifications>;

export const UnreadNotifications = z.object({ unread: Unread }).meta({ id: 'UnreadNotifications' });
export type UnreadNotifications = z.infer<typeof UnreadNotifications>;

export const UnsubscribeCode = z
  .string()
  .max(300)
  .regex(/^[\w-]+\.[\w-]+$/)
  .meta({ description: 'What the link of a mail ends with.' });

export const Unsubscribe = z
  .strictObject({ again: z.stringbool().or(z.boolean()).default(false).meta({ description: 'Take it back.' }) })
  .meta({ id: 'Unsubscribe' });
export type Unsubscribe = z.infer<typeof Unsubscribe>;

export const Unsubscribed = z
  .object({ list: z.enum(mailLists), subscribed: z.boolean() })
  .meta({ id: 'Unsubscribed', description: 'Security notices are in no list: they always come.' });
export type Unsubscribed = z.infer<typeof Unsubscribed>;
