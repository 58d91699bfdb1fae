import type { openTerminal } from '../../apps/cli/test/open-terminal.ts';

type Terminal = ReturnType<typeof openTerminal>['terminal'];
type Cell = NonNullable<ReturnType<NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>['getCell']>>;

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
  style: string;
  /** The colour behind it. */
  on: string | undefined;
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
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
${lines.filter(Boolean).join('\n')}
</svg>
`;
}

/** Neighbours that look alike are drawn together; a gap parts them, for not every viewer keeps several spaces. */
function runsOf(terminal: Terminal, y: number): Run[] {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + y);
  const runs: Run[] = [];
  for (let x = 0; x < terminal.cols; x += 1) {
    const cell = line?.getCell(x);
    const width = cell?.getWidth() ?? 1;
    if (!cell || width === 0) continue;
    const text = cell.getChars() || ' ';
    if (text === ' ' && !cell.isInverse()) continue;
    const color = cell.isFgPalette() ? (palette[cell.getFgColor() % 8] ?? ink) : ink;
    const look = [cell.isInverse() ? paper : color, cell.isBold(), cell.isDim(), cell.isInverse()].join();
    const last = runs.at(-1);
    const gap = last ? x - last.x - last.width : 2;
    if (last?.look === look && gap < 2) {
      last.text += ' '.repeat(gap) + text;
      last.width += gap + width;
    } else runs.push({ x, width, text, look, style: styleOf(cell, color), on: cell.isInverse() ? color : undefined });
  }
  return runs;
}

function styleOf(cell: Cell, color: string): string {
  return [
    `fill="${cell.isInverse() ? paper : color}"`,
    cell.isBold() ? 'font-weight="700"' : '',
    cell.isDim() ? 'opacity="0.62"' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function drawn({ x, width, text, style, on }: Run, y: number): string {
  const [left, top] = [MARGIN + x * CELL.width, MARGIN + y * CELL.height];
  const [wide, escaped] = [(width * CELL.width).toFixed(1), text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')];
  const at = `x="${left.toFixed(1)}"`;
  const behind =
    on === undefined ? '' : `<rect ${at} y="${top}" width="${wide}" height="${CELL.height}" fill="${on}"/>`;
  return `${behind}<text ${at} y="${top + 13.5}" textLength="${wide}" ${style}>${escaped}</text>`;
}
