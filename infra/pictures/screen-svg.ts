import type { openTerminal } from '../../apps/cli/test/open-terminal.ts';

type Terminal = ReturnType<typeof openTerminal>['terminal'];

const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
const paper = '#15181d';
const ink = '#d5d9e0';
/** The sixteen colours as a calm dark terminal has them; the screens use six. */
const palette = ['#15181d', '#e27878', '#8fc28a', '#dcb46e', '#7aa2d6', '#b48ac9', '#71c3c7', ink];

interface Run {
  x: number;
  width: number;
  text: string;
  look: string;
}

/** What a terminal shows, as a drawing: text stays text, sharp at every size. */
export function screenSvg(terminal: Terminal): string {
  const { cols, rows } = terminal;
  const [width, height] = [cols * CELL.width + 2 * MARGIN, rows * CELL.height + 2 * MARGIN];
  const lines = Array.from({ length: rows }, (_, y) =>
    runsOf(terminal, y)
      .map((run) => drawn(run, y))
      .join(''),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
${lines.filter(Boolean).join('\n')}
</svg>
`;
}

/** Neighbours that look alike are drawn together. */
function runsOf(terminal: Terminal, y: number): Run[] {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + y);
  const runs: Run[] = [];
  for (let x = 0; x < terminal.cols; x += 1) {
    const cell = line?.getCell(x);
    const width = cell?.getWidth() ?? 1;
    if (!cell || width === 0) continue;
    const text = cell.getChars() || ' ';
    const color = cell.isFgPalette() ? palette[cell.getFgColor() % 8] : ink;
    const look = [
      `fill="${cell.isInverse() ? paper : color}"`,
      cell.isBold() ? 'font-weight="700"' : '',
      cell.isDim() ? 'opacity="0.62"' : '',
      cell.isInverse() ? `data-on="${color}"` : '',
    ];
    const told = look.filter(Boolean).join(' ');
    const last = runs.at(-1);
    if (last?.look === told) {
      last.text += text;
      last.width += width;
    } else runs.push({ x, width, text, look: told });
  }
  return runs.filter(({ text, look }) => text.trim() !== '' || look.includes('data-on'));
}

function drawn({ x, width, text, look }: Run, y: number): string {
  const [left, top] = [MARGIN + x * CELL.width, MARGIN + y * CELL.height];
  const [, on] = /data-on="([^"]+)"/.exec(look) ?? [];
  const behind =
    on === undefined
      ? ''
      : `<rect x="${left}" y="${top}" width="${width * CELL.width}" height="${CELL.height}" fill="${on}"/>`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const fit = `textLength="${(width * CELL.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
  return `${behind}<text x="${left.toFixed(1)}" y="${top + 13.5}" ${fit} ${look.replace(/ ?data-on="[^"]+"/, '')}>${escaped}</text>`;
}
