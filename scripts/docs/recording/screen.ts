// What a terminal shows after a program has written to it: lines of text with colors. Interprets the sequences that oci-wif and its prompts use.

export interface Style {
  bold: boolean;
  dim: boolean;
  /** SGR number of a foreground color, 30–37 or 90–97; undefined: the default. */
  color: number | undefined;
}

export interface Span extends Style {
  text: string;
}

type Cell = Style & { character: string };

const PLAIN: Style = { bold: false, dim: false, color: undefined };

/**
 * @param output what the program wrote
 * @param columns longer lines continue on the next one
 * @throws Error for a control sequence that is not known here, so that nothing is drawn wrongly without notice
 */
export function screenOf(output: string, columns: number): Span[][] {
  const rows: Cell[][] = [[]];
  let [row, column, style] = [0, 0, PLAIN];
  const rowAt = (index: number): Cell[] => {
    while (rows.length <= index) rows.push([]);
    return rows[index] ?? [];
  };
  // eslint-disable-next-line no-control-regex -- the control sequences are what this function reads
  for (const [token, parameters, final] of output.matchAll(/\u001b\[([?\d;]*)([A-Za-z])|[^]/gu)) {
    const count = Number(parameters === undefined || parameters === '' ? 1 : parameters);
    if (final === 'm') style = styleAfter(style, parameters ?? '');
    else if (final === 'A') row = Math.max(0, row - count);
    else if (final === 'B') row += count;
    else if (final === 'C') column += count;
    else if (final === 'D') column = Math.max(0, column - count);
    else if (final === 'G') column = count - 1;
    else if (final === 'K') rowAt(row).splice(column);
    else if (final === 'J') {
      rowAt(row).splice(column);
      rows.splice(row + 1);
    } else if (parameters === '?25' && (final === 'h' || final === 'l')) continue;
    else if (final !== undefined || token === '\u001b')
      throw new Error(`unknown control sequence ${JSON.stringify(token)}`);
    else if (token === '\r') column = 0;
    else if (token === '\n') [row, column] = [row + 1, 0];
    else {
      if (column >= columns) [row, column] = [row + 1, 0];
      const cells = rowAt(row);
      while (cells.length < column) cells.push({ ...PLAIN, character: ' ' });
      cells[column] = { ...style, character: token };
      column += 1;
    }
    rowAt(row);
  }
  return rows.map(spansOf);
}

/**
 * Breaks long lines between words, which is easier to read than what a terminal does. The rest of a line is indented a little more than its
 * beginning.
 */
export function linesAtWords(lines: readonly Span[][], columns: number): Span[][] {
  return lines.flatMap((spans) => {
    const cells = spans.flatMap(({ text, ...style }) =>
      Array.from(text, (character): Cell => ({ ...style, character })),
    );
    const indent =
      Math.max(
        0,
        cells.findIndex(({ character }) => character !== ' '),
      ) + 2;
    const broken: Cell[][] = [];
    let rest = cells;
    while (rest.length > columns) {
      const space = rest.findLastIndex(
        ({ character }, index) => character === ' ' && index > indent && index <= columns,
      );
      const end = space === -1 ? columns : space;
      broken.push(rest.slice(0, end));
      rest = [
        ...Array.from({ length: indent }, () => ({ ...PLAIN, character: ' ' })),
        ...rest.slice(space === -1 ? end : end + 1),
      ];
    }
    return [...broken, rest].map(spansOf);
  });
}

/** The text of the lines, without colors and without spaces at their ends. */
export function textOf(lines: readonly (readonly Span[])[]): string {
  return lines
    .map((spans) =>
      spans
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n')
    .trim();
}

function styleAfter(style: Style, parameters: string): Style {
  return parameters.split(';').reduce((before, parameter): Style => {
    const code = Number(parameter);
    if (code === 0) return PLAIN;
    if (code === 1) return { ...before, bold: true };
    if (code === 2) return { ...before, dim: true };
    if (code === 22) return { ...before, bold: false, dim: false };
    if (code === 39) return { ...before, color: undefined };
    if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return { ...before, color: code };
    throw new Error(`unknown style ${parameter}`);
  }, style);
}

function spansOf(cells: readonly Cell[]): Span[] {
  const spans: Span[] = [];
  for (const { character, ...style } of cells) {
    const last = spans.at(-1);
    if (last?.bold === style.bold && last.dim === style.dim && last.color === style.color) last.text += character;
    else spans.push({ ...style, text: character });
  }
  return spans;
}
