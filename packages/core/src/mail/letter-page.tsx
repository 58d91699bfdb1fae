import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from '@react-email/components';
import { style } from './letter-style.ts';
import type { LetterContent, LetterItem } from './letter.ts';

/** The one design of all letters: what happened first, one button, why it came last. No pictures and nothing loaded from afar. */
export function LetterPage({ content }: { content: LetterContent }) {
  const { heading, intro, items, more, action, notes, why, unsubscribeUrl } = content;
  const only = items.length === 1 && items[0]?.title === heading ? items[0] : null;
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
      </Head>
      <Preview>{only?.detail ?? intro[0] ?? items[0]?.title ?? heading}</Preview>
      <Body style={style.page}>
        <Container style={style.column}>
          <Text style={style.mark}>Keyfob</Text>
          <Section style={style.card}>
            <Heading as="h1" style={style.heading}>
              {heading}
            </Heading>
            {only && only.place !== null && <Text style={style.place}>{only.place}</Text>}
            {[...intro, ...(only && only.detail !== '' ? [only.detail] : [])].map((line) => (
              <Text key={line} style={style.line}>
                {line}
              </Text>
            ))}
            {!only && items.map((item) => <Item key={`${item.url} ${item.title}`} item={item} />)}
            {more > 0 && <Text style={style.place}>and {more} more</Text>}
            {action && (
              <Button href={action.url} style={style.button}>
                {action.label}
              </Button>
            )}
            {notes.map((note) => (
              <Text key={note} style={style.note}>
                {note}
              </Text>
            ))}
          </Section>
          <Text style={style.why}>
            {why}
            {unsubscribeUrl !== null && (
              <>
                {' '}
                <Link href={unsubscribeUrl} style={style.whyLink}>
                  Unsubscribe
                </Link>
              </>
            )}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Item({ item: { title, detail, place, url } }: { item: LetterItem }) {
  return (
    <Section style={style.item}>
      <Text style={style.itemTitle}>
        {url === null ? (
          title
        ) : (
          <Link href={url} style={style.itemLink}>
            {title}
          </Link>
        )}
      </Text>
      <Text style={style.itemDetail}>{[place, detail].filter(Boolean).join(' · ')}</Text>
    </Section>
  );
}
