/** Who is in the demo workspace. `key` is what the rest of the data calls them. */
export interface DemoPerson {
  key: string;
  email: string;
  name: string;
  role: 'owner' | 'administrator' | 'manager' | 'member' | 'viewer';
  /** Days ago. */
  joined: number;
  /** Where they work from: addresses of RFC 5737, which belong to nobody. */
  ip: string;
}

export const workspace = { name: 'Northstar Labs', slug: 'northstar-labs' };

export const people: readonly DemoPerson[] = [
  { key: 'ada', email: 'ada@northstar.example', name: 'Ada Okafor', role: 'owner', joined: 90, ip: '203.0.113.10' },
  {
    key: 'ben',
    email: 'ben@northstar.example',
    name: 'Ben Sato',
    role: 'administrator',
    joined: 89,
    ip: '203.0.113.11',
  },
  {
    key: 'carla',
    email: 'carla@northstar.example',
    name: 'Carla Núñez',
    role: 'manager',
    joined: 88,
    ip: '203.0.113.24',
  },
  { key: 'dev', email: 'dev@northstar.example', name: 'Dev Patel', role: 'member', joined: 85, ip: '198.51.100.7' },
  {
    key: 'eva',
    email: 'eva@northstar.example',
    name: 'Eva Lindqvist',
    role: 'viewer',
    joined: 60,
    ip: '198.51.100.42',
  },
];

/** People of the platform itself, whom only its own name for them identifies; nobody signs in as them. */
export const platformPeople: readonly {
  externalId: string;
  name: string;
  joined: number;
  suspended?: number;
  removed?: number;
}[] = [
  { externalId: 'user-20418', name: 'Kai Brandt', joined: 74, suspended: 17 },
  { externalId: 'user-20533', name: 'Lou Martin', joined: 65, removed: 32 },
  { externalId: 'user-20977', name: 'Mina Rossi', joined: 29 },
];

/** When who signed in: `[person, days ago]`. */
export const signIns: readonly [string, number][] = [
  ['ada', 80.2],
  ['ben', 71.1],
  ['carla', 63.3],
  ['dev', 55.4],
  ['eva', 44.9],
  ['ada', 38.4],
  ['carla', 27.1],
  ['ben', 20.6],
  ['dev', 14.7],
  ['eva', 12.2],
  ['ada', 6.3],
  ['ben', 2.1],
  ['carla', 1.2],
  ['dev', 0.25],
];
