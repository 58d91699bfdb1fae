import type { ResourceType } from '@keyfob/sdk';
import type { Change, CurrentState, PlanOptions, Steps } from './plan.ts';

type Action = ResourceType['actions'][number];

interface TypesPlan {
  readonly changes: readonly Change[];
  readonly kept: readonly string[];
  readonly steps: Pick<Steps, 'typesFirst' | 'typesLast'>;
}

/** The workspace’s own resource types; one that the whole installation shares as it is declared is left alone. */
export function planTypes(
  declared: readonly ResourceType[],
  types: CurrentState['types'],
  { prune }: PlanOptions,
): TypesPlan {
  const before = types.filter(({ own }) => own).map(({ key, actions }) => ({ key, actions }));
  const shared = new Set(types.filter(({ own }) => !own).map(({ key }) => key));
  const wanted = declared.filter(({ key }) => !shared.has(key));
  const left = before.filter(({ key }) => !wanted.some((type) => type.key === key));
  const changes = [
    ...wanted.flatMap((type) =>
      changeOf(
        before.find(({ key }) => key === type.key),
        type,
      ),
    ),
    ...(prune ? left.map(({ key }): Change => ({ kind: 'remove', section: 'resource_types', key, details: [] })) : []),
  ];
  if (changes.length === 0) return { changes, kept: left.map(({ key }) => key), steps: {} };
  const last = [...(prune ? [] : left), ...wanted];
  const first = [...left, ...wanted.map((type) => withOld(type, before))];
  const widens = wanted.some((type) =>
    addsTo(
      before.find(({ key }) => key === type.key),
      type,
    ),
  );
  const narrows = first.length > last.length || countActions(first) > countActions(last);
  return {
    changes,
    kept: prune ? [] : left.map(({ key }) => key),
    // Both steps only where something comes and something goes.
    steps: {
      ...(widens && narrows && { typesFirst: first }),
      ...(narrows ? { typesLast: last } : { typesFirst: last }),
    },
  };
}

function changeOf(before: ResourceType | undefined, after: ResourceType): Change[] {
  const { key } = after;
  if (!before) return [{ kind: 'add', section: 'resource_types', key, details: after.actions.map(added) }];
  const details = [
    ...after.actions.flatMap((action) => {
      const level = before.actions.find((one) => one.key === action.key)?.level;
      if (level === undefined) return [added(action)];
      return level === action.level ? [] : [`~ ${action.key}: ${level} → ${action.level}`];
    }),
    ...before.actions.flatMap((action) => (has(after, action.key) ? [] : [`- ${action.key} (${action.level})`])),
  ];
  return details.length === 0 ? [] : [{ kind: 'change', section: 'resource_types', key, details }];
}

const added = ({ key, level }: Action) => `+ ${key} (${level})`;

function addsTo(before: ResourceType | undefined, after: ResourceType): boolean {
  return !before || after.actions.some(({ key }) => !has(before, key));
}

/** A type as it is declared, with the actions that it had. */
function withOld(type: ResourceType, before: readonly ResourceType[]): ResourceType {
  const old = before.find(({ key }) => key === type.key)?.actions ?? [];
  return { key: type.key, actions: [...type.actions, ...old.filter(({ key }) => !has(type, key))] };
}

const has = (type: ResourceType, action: string) => type.actions.some(({ key }) => key === action);

const countActions = (types: readonly ResourceType[]) => types.reduce((sum, { actions }) => sum + actions.length, 0);
