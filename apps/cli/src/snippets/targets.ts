import type { Snippet } from './snippet.ts';

/** Every target, in the order of its help; loaded when it is asked for. */
export const targets = {
  'github-actions': () => import('./targets/github-actions.ts').then(({ snippet }) => snippet),
  gitlab: () => import('./targets/gitlab.ts').then(({ snippet }) => snippet),
  circleci: () => import('./targets/circleci.ts').then(({ snippet }) => snippet),
  'claude-desktop': () => import('./targets/claude-desktop.ts').then(({ snippet }) => snippet),
  dotenv: () => import('./targets/dotenv.ts').then(({ snippet }) => snippet),
  curl: () => import('./targets/requests.ts').then(({ curl }) => curl),
  httpie: () => import('./targets/requests.ts').then(({ httpie }) => httpie),
  fetch: () => import('./targets/requests.ts').then(({ fetch }) => fetch),
  python: () => import('./targets/requests.ts').then(({ python }) => python),
  nginx: () => import('./targets/nginx.ts').then(({ snippet }) => snippet),
  docker: () => import('./targets/docker.ts').then(({ snippet }) => snippet),
  'k8s-secret': () => import('./targets/k8s-secret.ts').then(({ snippet }) => snippet),
} as const satisfies Record<string, () => Promise<Snippet>>;

export type Target = keyof typeof targets;
