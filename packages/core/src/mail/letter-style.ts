/** The console’s light palette; mail programs know no variables. */
const colour = {
  ground: '#f7f8f7',
  surface: '#ffffff',
  line: '#e1e5e3',
  text: '#17201d',
  muted: '#5b6662',
  accent: '#0f766e',
};
const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const breaks = { wordBreak: 'break-word' } as const;

export const style = {
  page: { backgroundColor: colour.ground, color: colour.text, fontFamily: sans, margin: 0, padding: '24px 12px' },
  column: { maxWidth: '560px', margin: '0 auto' },
  mark: { color: colour.accent, fontSize: '17px', fontWeight: 650, letterSpacing: '-0.01em', margin: '0 0 12px 4px' },
  card: {
    backgroundColor: colour.surface,
    border: `1px solid ${colour.line}`,
    borderRadius: '14px',
    padding: '28px 28px 32px',
  },
  heading: { fontSize: '21px', lineHeight: '1.3', fontWeight: 650, margin: '0 0 8px', ...breaks },
  place: { color: colour.muted, fontSize: '14px', lineHeight: '1.5', margin: '0 0 8px', ...breaks },
  line: { fontSize: '15px', lineHeight: '1.55', margin: '8px 0 0', ...breaks },
  item: { borderTop: `1px solid ${colour.line}`, padding: '14px 0 2px', marginTop: '12px' },
  itemTitle: { fontSize: '15px', lineHeight: '1.45', fontWeight: 600, margin: 0, ...breaks },
  itemLink: { color: colour.accent, textDecoration: 'none' },
  itemDetail: { color: colour.muted, fontSize: '14px', lineHeight: '1.5', margin: '2px 0 0', ...breaks },
  button: {
    backgroundColor: colour.accent,
    borderRadius: '8px',
    color: '#ffffff',
    display: 'inline-block',
    fontSize: '15px',
    fontWeight: 600,
    marginTop: '24px',
    padding: '11px 20px',
    textDecoration: 'none',
  },
  note: { color: colour.muted, fontSize: '13px', lineHeight: '1.5', margin: '16px 0 0', ...breaks },
  why: { color: colour.muted, fontSize: '12.5px', lineHeight: '1.5', margin: '16px 4px 0' },
  whyLink: { color: colour.muted, textDecoration: 'underline' },
} as const;
