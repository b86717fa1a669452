// Draws a recorded terminal session as an animated SVG: commands are typed, output appears line by line, and the window scrolls.

import { linesAtWords, screenOf, type Span } from './screen.ts';

export interface DrawOptions {
  title: string;
  columns: number;
  rows: number;
  /** How the command begins whose end a viewer without animations sees. */
  still: string;
}

/** Columns: no line of a recording is longer. */
const UNLIMITED = 1000;

/** Pixels. */
const LINE = 19;
const CHARACTER = 8.43;
const MARGIN = 16;
const BAR = 34;

/** Seconds. */
const PER_LETTER = 0.01;
const PER_LINE = 0.08;
const AFTER_COMMAND = 0.5;
const AFTER_OUTPUT = 3;
const AT_THE_END = 8;

const COLORS: Readonly<Record<number, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  36: '#76e3ea',
  90: '#8b949e',
};

interface Line {
  spans: Span[];
  /** Seconds from the start. */
  at: number;
}

/**
 * A viewer that shows no animations, or whose user asked for less motion, sees the end of one command.
 *
 * @returns the same text for the same input
 */
export function drawSession(
  commands: readonly { typed: string; output: string }[],
  { title, columns, rows, still }: DrawOptions,
): string {
  const lines: Line[] = [];
  let now = 0.5;
  let stillLines = 0;
  for (const { typed, output } of commands) {
    const prompt = screenOf(`\u001b[1m\u001b[32m$\u001b[39m ${typed.replaceAll('\n', '\r\n')}`, UNLIMITED);
    for (const spans of linesAtWords(prompt, columns)) {
      now += PER_LETTER * lengthOf(spans);
      lines.push({ spans, at: now });
    }
    now += AFTER_COMMAND;
    if (output === '') continue;
    for (const spans of withoutEmptyEnd(linesAtWords(screenOf(output, UNLIMITED), columns))) {
      lines.push({ spans, at: now });
      now += PER_LINE;
    }
    if (typed.startsWith(still)) stillLines = lines.length;
    now += AFTER_OUTPUT;
    lines.push({ spans: [], at: now });
  }
  lines.pop();
  const total = now - AFTER_OUTPUT + AT_THE_END;

  const percent = (seconds: number): string => `${((seconds / total) * 100).toFixed(2)}%`;
  const [width, height] = [Math.ceil(columns * CHARACTER) + 2 * MARGIN, BAR + rows * LINE + MARGIN];
  const offset = (count: number): number => -LINE * Math.max(0, count - rows);
  // Lines that appear at the same time scroll together.
  const scroll = lines
    .map(({ at }, index) => ({ at: percent(at), y: offset(index + 1) }))
    .filter(({ y }, index, all) => y !== (all[index - 1]?.y ?? 0))
    .map(({ at, y }) => `${at}{transform:translateY(${y}px)}`)
    .join('');
  const appear = lines
    .map(
      ({ at }, index) =>
        `@keyframes l${index}{0%{opacity:0}${percent(at)}{opacity:1}}.l${index}{animation-name:l${index}}`,
    )
    .join('\n');
  const text = lines
    .map(({ spans }, index) =>
      spans.length === 0
        ? ''
        : `<text class="l${index}" y="${(index + 1) * LINE - 5}">${spans.map(tspan).join('')}</text>`,
    )
    .filter((element) => element !== '')
    .join('\n');

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#e6edf3;white-space:pre}
.b{font-weight:600}.d{fill:#8b949e}
@media (prefers-reduced-motion:no-preference){
.s,.s text{animation:${total.toFixed(1)}s step-end infinite}
.s{animation-name:scroll}
@keyframes scroll{0%{transform:translateY(0)}${scroll}}
${appear}
}
</style>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<g fill="#30363d"><circle cx="20" cy="17" r="6"/><circle cx="40" cy="17" r="6"/><circle cx="60" cy="17" r="6"/></g>
<svg x="${MARGIN}" y="${BAR}" width="${width - 2 * MARGIN}" height="${rows * LINE}">
<g class="s" xml:space="preserve" transform="translate(0 ${offset(stillLines)})">
${text}
</g>
</svg>
</svg>
`;
}

function tspan({ text, bold, dim, color }: Span, index: number, all: readonly Span[]): string {
  const classes = [bold ? 'b' : '', dim ? 'd' : ''].filter(Boolean).join(' ');
  const fill = color === undefined ? undefined : COLORS[color];
  if (color !== undefined && fill === undefined) throw new Error(`no color for ${color}`);
  // Each span has its own place, so that a font of another width does not shift those after it.
  const column = all.slice(0, index).reduce((sum, span) => sum + span.text.length, 0);
  const x = ` x="${Number((column * CHARACTER).toFixed(2))}"`;
  const width = text.trim() === '' ? '' : ` textLength="${Number((text.length * CHARACTER).toFixed(2))}"`;
  return `<tspan${x}${width}${classes === '' ? '' : ` class="${classes}"`}${fill === undefined ? '' : ` style="fill:${fill}"`}>${escaped(text)}</tspan>`;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0);
}

function withoutEmptyEnd(lines: Span[][]): Span[][] {
  const last = lines.findLastIndex((spans) => spans.some(({ text }) => text.trim() !== ''));
  return lines.slice(0, last + 1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
