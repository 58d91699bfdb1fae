import { tokens } from './strings/access-tokens.ts';
import { invitation } from './strings/invitation.ts';
import { newToken } from './strings/new-token.ts';
import { notifications } from './strings/notifications.ts';
import { audit, device, members, settings } from './strings/people.ts';
import { token } from './strings/token-page.ts';
import { webhooks } from './strings/webhooks.ts';

/** Every word the console says, in one place. */
export const strings = {
  product: 'Keyfob',
  loading: 'Loading…',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied: the browser allows it only over HTTPS. Select the text and copy it yourself.',
  cancel: 'Cancel',
  saving: 'Saving…',
  remove: (what: string) => `Remove ${what}`,
  requestId: (id: string) => `Request ${id}`,
  somethingWrong: 'This did not work.',
  offline: 'Keyfob does not answer. Check your connection, then try again.',
  unnamedError: (status: number) => `The service answered with an error (${status}). Try again in a moment.`,

  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    forgot: 'Forgot your password?',
    wrong: 'The e-mail or the password is not right.',
    tooMany: 'Too many tries from here. Wait a minute, then try again.',
    signedOut: 'You are signed out.',
    passwordChanged: 'Your password is changed. Sign in with the new one.',
  },
  reset: {
    title: 'Reset your password',
    lead: 'Enter the e-mail you sign in with. If it belongs to an account here, a link to set a new password is on its way.',
    submit: 'Send the link',
    busy: 'Sending…',
    sentTitle: 'Look for the link',
    sent: (email: string) =>
      `If ${email} belongs to an account here, the link is on its way. It works once, within an hour.`,
    sentWithoutMail:
      'No e-mail? Without a mail server the link is printed where Keyfob runs, and an operator can make one: ask whoever runs it.',
    back: 'Back to sign-in',
    newTitle: 'Set a new password',
    newPassword: 'New password',
    save: 'Save the password',
    saving: 'Saving…',
    dead: 'This link has been used or is older than an hour. Ask for a new one.',
    askAgain: 'Ask for a new link',
    endsSessions: 'Every session you have open ends.',
  },
  passwordRule: '12 to 128 characters.',
  passwordTooShort: 'Use at least 12 characters.',
  passwordTooLong: 'Use at most 128 characters.',

  setup: {
    title: 'Set up Keyfob',
    lead: 'You become the first owner of this installation and of its first workspace.',
    code: 'Setup code',
    codeHint: 'Printed where Keyfob was started.',
    email: 'Your e-mail',
    password: 'Choose a password',
    workspace: 'Name of the first workspace',
    workspaceHint: 'A team or a customer of your platform.',
    starter: 'Start with a sample catalog',
    starterHint:
      'Resource types builder, artifact, instance and github/runner-profile, so that there is something to grant at once.',
    submit: 'Create the owner',
    busy: 'Creating…',
    doneTitle: 'Keyfob is set up',
    done: 'It already has an owner, so this page is closed for good.',
    toSignIn: 'Go to sign-in',
  },

  workspaces: {
    title: 'Workspaces',
    home: 'Keyfob: workspaces',
    none: 'No workspace yet',
    noneLead: (email: string) =>
      `You are signed in as ${email}, but belong to no workspace. Ask an owner of one to add you.`,
    switcher: 'Switch workspace',
    navigation: 'Workspace',
  },
  account: { menu: 'Account', signOut: 'Sign out' },
  notFound: {
    title: 'Nothing here',
    lead: 'This address leads nowhere, or to something that is not yours to see.',
    home: 'To your workspaces',
  },

  roles: {
    viewer: 'Viewer',
    member: 'Team Member',
    manager: 'Workspace Manager',
    administrator: 'Administrator',
    owner: 'Owner',
  } as Record<string, string>,

  tokens,
  token,
  newToken,
  members,
  invitation,
  audit,
  webhooks,
  notifications,
  settings,
  device,
};
