/** Joining by a link. */
export const invitation = {
  title: 'You are invited',
  lead: (who: string, workspace: string, role: string) => `${who} invites you to ${workspace} as ${role}.`,
  dead: 'This invitation leads nowhere',
  deadLead: 'Its link has been used, was taken back or is too old. Ask whoever invited you for a new one.',
  noCode: 'Open the whole link that you were given: what follows its # is the invitation.',
  email: 'E-mail',
  name: 'Your name',
  password: 'Choose a password',
  signInPassword: 'Your password',
  signInLead: 'You have an account here: sign in with it to join.',
  join: 'Join',
  signInJoin: 'Sign in and join',
  busy: 'Joining…',
  asYou: (email: string) => `You are signed in as ${email}.`,
  otherPerson: (email: string, invited: string) =>
    `You are signed in as ${email}, but the invitation is for ${invited}. Sign out first.`,
};
