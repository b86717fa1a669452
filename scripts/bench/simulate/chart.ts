// Draws a storm as SVG: how many jobs have logged in at each second.

import type { Storm, StormResult } from './storm.ts';

const [WIDTH, HEIGHT] = [760, 380];
const PLOT = { left: 70, right: 740, top: 50, bottom: 330 };
const COLORS = ['#c74634', '#6b7280', '#2563eb'];
/** Points per line: more would not be visible. */
const POINTS = 120;

/** @param lines the first one is emphasised */
export function drawStorm(storm: Storm, lines: { name: string; result: StormResult }[]): string {
  const ideal = storm.jobs / storm.rate;
  const end = Math.ceil(Math.max(ideal, ...lines.map(({ result }) => result.drained)) / 50) * 50;
  const x = (time: number): number => Math.round(PLOT.left + ((PLOT.right - PLOT.left) * time) / end);
  const y = (jobs: number): number => Math.round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * jobs) / storm.jobs);
  const text = (left: number, top: number, content: string, attributes = ''): string =>
    `<text x="${left}" y="${top}" ${attributes}>${content}</text>`;
  const path = (points: [number, number][]): string =>
    points.map(([time, jobs], index) => `${index === 0 ? 'M' : 'L'}${x(time)} ${y(jobs)}`).join('');
  const parts: string[] = [];
  for (let time = 0; time <= end; time += 50) {
    parts.push(`<path d="M${x(time)} ${PLOT.top}V${PLOT.bottom}" stroke="#e5e7eb"/>`);
    parts.push(text(x(time), PLOT.bottom + 20, `${time} s`, 'text-anchor="middle"'));
  }
  for (let part = 0; part <= 4; part += 1) {
    const jobs = (storm.jobs * part) / 4;
    parts.push(`<path d="M${PLOT.left} ${y(jobs)}H${PLOT.right}" stroke="#e5e7eb"/>`);
    parts.push(text(PLOT.left - 8, y(jobs) + 4, jobs.toLocaleString('en-US'), 'text-anchor="end"'));
  }
  const dashed = 'fill="none" stroke="#111827" stroke-dasharray="5 4"';
  parts.push(`<path d="${path([[0, 0], [ideal, storm.jobs]])}" ${dashed}/>`); // prettier-ignore
  const legend = [{ name: `ideal: ${storm.rate} a second`, line: dashed }];
  for (const [index, { name, result }] of lines.entries()) {
    const line = `fill="none" stroke="${COLORS[index] ?? '#000'}" stroke-width="${index === 0 ? 3 : 1.5}"`;
    parts.push(`<path d="${path([[0, 0], ...sampled(result.progress), [end, result.succeeded]])}" ${line}/>`);
    const failed = result.failed === 0 ? 'all log in' : `${result.failed.toLocaleString('en-US')} fail`;
    legend.push({ name: `${name}: ${failed}`, line });
  }
  for (const [index, { name, line }] of legend.entries()) {
    const top = PLOT.bottom - 90 + index * 20;
    parts.push(`<path d="M${PLOT.right - 270} ${top}h24" ${line}/>`);
    parts.push(text(PLOT.right - 238, top + 4, name));
  }
  const title = `${storm.jobs.toLocaleString('en-US')} jobs log in at once at a domain that grants ${storm.rate} exchanges a second`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(PLOT.left, 28, title, 'font-size="15" font-weight="bold"'),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function sampled(points: [number, number][]): [number, number][] {
  const step = Math.max(1, Math.floor(points.length / POINTS));
  return points.filter((_point, index) => index % step === 0 || index === points.length - 1);
}
