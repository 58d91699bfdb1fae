import { render } from '@react-email/components';
import { LetterPage } from './letter-page.tsx';
import type { LetterContent, Letter } from './letter.ts';
import { textOfLetter } from './text-of-letter.ts';

/** The letter in HTML and in text: both say the same. */
export async function setLetter(
  content: LetterContent,
): Promise<Pick<Letter, 'subject' | 'html' | 'text' | 'unsubscribeUrl'>> {
  return {
    subject: content.subject,
    html: await render(<LetterPage content={content} />),
    text: textOfLetter(content),
    unsubscribeUrl: content.unsubscribeUrl,
  };
}
