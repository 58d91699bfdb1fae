import { once } from 'node:events';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Letter, MailOutcome } from '../mail/letter.ts';
import type { Mailer } from '../ports.ts';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 60_000 };

/**
 * Sends by SMTP, a connection per letter. A letter is handed over from the moment its first byte leaves for the server (RFC 5321 §4.1.1.4):
 * a failure before is tried again, one after is known only by the server’s own reply.
 */
export function openSmtpMailer(url: string, from: string): Mailer {
  const { auth, ...options } = parseConnectionUrl(url);
  return {
    kind: 'smtp',
    async send(letter) {
      const message = await compose(letter, from).build();
      const envelope = { from: addressOf(from), to: [letter.to] };
      let isHandedOver = false;
      const source = new Readable({
        read() {
          isHandedOver = true;
          this.push(message);
          this.push(null);
        },
      });
      const connection = new SMTPConnection({ ...options, ...TIMEOUTS });
      try {
        await Promise.race([failureOf(connection), talk(connection, auth, envelope, source)]);
        return { state: 'sent' };
      } catch (error) {
        return outcomeOf(error, isHandedOver);
      } finally {
        connection.close();
      }
    },
  };
}

async function failureOf(connection: SMTPConnection): Promise<never> {
  const [error] = (await once(connection, 'error')) as [Error];
  throw error;
}

async function talk(
  connection: SMTPConnection,
  auth: { user?: string; pass?: string } | undefined,
  envelope: { from: string; to: string[] },
  source: Readable,
): Promise<void> {
  await done((callback) => connection.connect(callback));
  if (auth?.user !== undefined)
    await done((callback) => connection.login({ credentials: { user: auth.user ?? '', pass: auth.pass } }, callback));
  await done((callback) => connection.send(envelope, source, callback));
}

const done = (work: (callback: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    work((error) => (error ? reject(error) : resolve()));
  });

/** The server’s reply decides where there is one: 4yz is temporary, 5yz is final (RFC 5321 §4.2.1). */
function outcomeOf(error: unknown, isHandedOver: boolean): MailOutcome {
  const trouble = error instanceof Error ? error.message : String(error);
  const reply = error instanceof Error ? Number(Reflect.get(error, 'responseCode') ?? 0) : 0;
  if (reply >= 500) return { state: 'failed', trouble };
  if (reply >= 400 || !isHandedOver) return { state: 'again', trouble };
  return { state: 'unknown', trouble };
}

function compose({ id, to, subject, html, text, unsubscribeUrl }: Letter, from: string) {
  // What looks like an encoded word (RFC 2047) would be read as one: names of ours are text, whatever they spell.
  const isEncoded = subject.includes('=?');
  const headers = {
    'Auto-Submitted': 'auto-generated',
    ...(isEncoded && {
      Subject: { prepared: true, foldLines: true, value: encodeWord(subject.replaceAll(/\s+/g, ' '), 'B', 52) },
    }),
    ...(unsubscribeUrl !== null && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
  const messageId = `<${id}@${addressOf(from).split('@')[1] ?? 'keyfob'}>`;
  return new MailComposer({ from, to, ...(!isEncoded && { subject }), html, text, messageId, headers }).compile();
}

/** `Keyfob <keyfob@example.com>` → `keyfob@example.com`. */
const addressOf = (from: string): string => /<([^>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
