interface Binding {
  readonly keys: readonly string[];
  /** What the help says. */
  readonly does: string;
  /** What the last line says, for the keys that one should not have to look up. */
  readonly hint?: string;
}

const list = {
  down: { keys: ['j', 'down'], does: 'down a row' },
  up: { keys: ['k', 'up'], does: 'up a row' },
  pageDown: { keys: ['pgdn', 'ctrl-f'], does: 'down a page' },
  pageUp: { keys: ['pgup', 'ctrl-b'], does: 'up a page' },
  top: { keys: ['g', 'home'], does: 'to the first row' },
  bottom: { keys: ['G', 'end'], does: 'to the last row' },
} as const satisfies Record<string, Binding>;

const reload = { keys: ['r'], does: 'read it again now' } as const satisfies Binding;

/** Every key of every screen: what is dispatched, what the help shows and what docs/terminal-ui.md lists. */
export const keymap = {
  anywhere: {
    help: { keys: ['?'], does: 'this help', hint: 'help' },
    command: { keys: [':'], does: 'command line: :tokens :mine :new :audit :members :token ID :quit' },
    back: { keys: ['esc'], does: 'back; also leaves a filter, marks or a question' },
    quit: { keys: ['q'], does: 'quit (in a form: ctrl-c)', hint: 'quit' },
  },
  tokens: {
    open: { keys: ['enter'], does: 'open the token', hint: 'open' },
    create: { keys: ['n'], does: 'new token', hint: 'new' },
    filter: {
      keys: ['/'],
      does: 'filter: a name’s beginning, an id, status:all, kind:personal…',
      hint: 'filter',
    },
    mark: { keys: ['space'], does: 'mark or unmark the row', hint: 'mark' },
    bulk: { keys: ['b'], does: 'disable, enable, revoke or delete what is marked' },
    sort: { keys: ['shift-o'], does: 'next sort order' },
    copy: { keys: ['c'], does: 'copy the id' },
    audit: { keys: ['a'], does: 'audit log' },
    members: { keys: ['m'], does: 'members' },
    revoke: { keys: ['ctrl-d'], does: 'revoke, after typing the name' },
    reload,
    ...list,
  },
  filter: {
    done: { keys: ['enter'], does: 'keep the filter', hint: 'keep it' },
    close: { keys: ['esc'], does: 'back to how it was', hint: 'leave it' },
  },
  token: {
    edit: { keys: ['e'], does: 'edit name and description', hint: 'edit' },
    rotate: { keys: ['t'], does: 'rotate: a new value, the old one ends now or after a grace', hint: 'rotate' },
    extend: { keys: ['x'], does: 'extend: the same value for longer', hint: 'extend' },
    disable: { keys: ['d'], does: 'disable, or enable again', hint: 'disable' },
    revoke: { keys: ['ctrl-d'], does: 'revoke, after typing the name', hint: 'revoke' },
    copy: { keys: ['c'], does: 'copy the id' },
    audit: { keys: ['a'], does: 'its audit log' },
    predecessor: { keys: ['['], does: 'to the token it replaced' },
    successor: { keys: [']'], does: 'to the token that replaced it' },
    reload,
    down: { keys: ['j', 'down'], does: 'scroll down' },
    up: { keys: ['k', 'up'], does: 'scroll up' },
  },
  audit: { details: { keys: ['enter'], does: 'all of the event', hint: 'details' }, reload, ...list },
  members: { tokens: { keys: ['enter'], does: 'the member’s tokens', hint: 'tokens' }, reload, ...list },
  form: {
    next: { keys: ['tab', 'down'], does: 'next field', hint: 'next field' },
    previous: { keys: ['shift-tab', 'up'], does: 'previous field' },
    less: { keys: ['left'], does: 'previous choice' },
    more: { keys: ['right', 'space'], does: 'next choice', hint: 'choose' },
    submit: { keys: ['enter'], does: 'next field; on the last one, do it', hint: 'go on' },
    close: { keys: ['esc'], does: 'leave it', hint: 'leave' },
  },
  grants: {
    toggle: { keys: ['space'], does: 'choose or unchoose the action', hint: 'choose' },
    all: { keys: ['a'], does: 'all you hold', hint: 'all you hold' },
    none: { keys: ['x'], does: 'none', hint: 'none' },
    write: { keys: ['i'], does: 'write a grant: type:action[:id]', hint: 'write one' },
    done: { keys: ['enter'], does: 'go on', hint: 'go on' },
    close: { keys: ['esc'], does: 'back', hint: 'back' },
    ...list,
  },
  value: {
    show: { keys: ['v'], does: 'show or mask the value', hint: 'show' },
    copy: { keys: ['c'], does: 'copy the value', hint: 'copy' },
    save: { keys: ['s'], does: 'save it to a token file that only you can read', hint: 'save to a file' },
    close: { keys: ['esc'], does: 'leave; the value is gone then', hint: 'leave' },
  },
} as const satisfies Record<string, Record<string, Binding>>;

export type Section = keyof typeof keymap;
export type ActionOf<In extends Section> = keyof (typeof keymap)[In];

/** The bindings of a section, in the order in which they are shown. */
export function bindingsOf(section: Section): [action: string, binding: Binding][] {
  return Object.entries<Binding>(keymap[section]);
}
