import type { LetterContent } from './letter.ts';

/** The plain text: short lines of its own, every link written out. */
export function textOfLetter(content: LetterContent): string {
  const items = content.items.map(({ title, detail, place, url }) =>
    [`• ${title}${place === null ? '' : ` (${place})`}`, detail && `  ${detail}`, url && `  ${url}`]
      .filter(Boolean)
      .join('\n'),
  );
  const single = content.items.length === 1 && content.items[0]?.title === content.heading;
  const parts = [
    single ? '' : content.heading,
    ...content.intro,
    ...items,
    content.more > 0 ? `and ${content.more} more` : '',
    content.action && `${content.action.label}: ${content.action.url}`,
    ...content.notes,
    `-- \n${content.why}`,
    content.unsubscribeUrl && `Unsubscribe: ${content.unsubscribeUrl}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
