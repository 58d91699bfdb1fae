/** One thing a letter tells, with where to look at it. */
export interface LetterItem {
  title: string;
  detail: string;
  /** Name of the workspace; null in the installation. */
  place: string | null;
  url: string | null;
}

/** What a letter says, before it is set in HTML and text. */
export interface LetterContent {
  subject: string;
  heading: string;
  /** Above the items. */
  intro: string[];
  items: LetterItem[];
  /** How many items are left out. */
  more: number;
  action: { label: string; url: string } | null;
  /** Below the action, small. */
  notes: string[];
  /** Why it came. */
  why: string;
  /** The page that stops letters like this one. */
  unsubscribeUrl: string | null;
}

/** A letter as it is handed over. */
export interface Letter {
  /** Of the mail; the Message-ID is made of it, so that a letter is the same wherever it shows up. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** One click stops it (RFC 8058). */
  unsubscribeUrl: string | null;
}

/** `again`: it was certainly not taken and may be tried later; `unknown`: it may have been, so never again. */
export type MailOutcome = { state: 'sent' } | { state: 'again' | 'failed' | 'unknown'; trouble: string };
