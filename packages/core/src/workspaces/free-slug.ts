import type { Context } from '../context.ts';
import { WorkspaceRow } from './workspace.entity.ts';

/** A slug people recognise in a name (`Café Münster & Co.` → `cafe-munster-co`); a number is added when it is taken. */
export async function freeSlug(ctx: Pick<Context, 'em'>, name: string): Promise<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 30);
  const stem = words.replace(/^-+|-+$/g, '') || 'workspace';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? stem : `${stem}-${number}`;
    if ((await ctx.em.count(WorkspaceRow, { slug })) === 0) return slug;
  }
}
