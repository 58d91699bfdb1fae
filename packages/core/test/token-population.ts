import { randomUUID } from 'node:crypto';
import fc from 'fast-check';

const DAY = 86_400_000;
const at = (days: number) => new Date(Date.now() + days * DAY);
const sometimes = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 1, nil: null });
const grants = fc.constantFrom(
  [],
  [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }],
  [{ resource_type: 'artifact', resource_id: '*', actions: ['*'] }],
);

/** One token, perhaps with the value it replaced and with children; every status, kind and age occurs. */
const household = (memberIds: readonly string[]) =>
  fc
    .record({
      member_id: fc.option(fc.constantFrom(...memberIds), { freq: 2, nil: null }),
      grants,
      created: fc.integer({ min: -400, max: -1 }),
      expires: fc.option(fc.integer({ min: -20, max: 400 }), { freq: 6, nil: null }),
      disabled: sometimes(fc.constant(at(-1))),
      revoked: fc.option(fc.constant(at(-1)), { freq: 1, nil: null }),
      used: fc.option(fc.constantFrom(at(-0.5), at(-3), at(-30)), { nil: null }),
      predecessor: fc.constantFrom(null, null, 'in grace', 'self-made', 'over'),
      children: fc.integer({ min: 0, max: 2 }),
    })
    .map((one) => {
      const [id, before] = [randomUUID(), randomUUID()];
      const shared = {
        member_id: one.member_id,
        grants: one.grants,
        last_used_at: one.used,
        created_at: at(one.created),
        issued_by_person_at: one.predecessor === 'self-made' ? at(one.created - 1) : at(one.created),
        expires_at: one.expires === null ? null : at(one.expires),
      };
      const family_id = one.predecessor ? before : id;
      const head = {
        ...shared,
        id,
        family_id,
        predecessor_id: one.predecessor && before,
        disabled_at: one.disabled,
        revoked_at: one.revoked,
      };
      const old = {
        ...shared,
        id: before,
        family_id,
        successor_id: id,
        created_at: at(one.created - 10),
        grace_ends_at: one.predecessor === 'over' ? at(-1) : at(0.5),
        name_held: false,
      };
      const children = Array.from({ length: one.children }, () => ({ ...shared, parent_id: id, id: randomUUID() }));
      return [...(one.predecessor ? [old] : []), head, ...children.map((child) => ({ ...child, family_id: child.id }))];
    });

/** Tokens of a workspace as `plantTokens` takes them. */
export const population = (memberIds: readonly string[], most = 12): fc.Arbitrary<Record<string, unknown>[]> =>
  fc.array(household(memberIds), { minLength: 1, maxLength: most }).map((all) => all.flat());
