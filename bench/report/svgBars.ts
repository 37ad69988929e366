/** One bar: a value, or none. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Written behind the bar. */
  readonly note: string;
  /** Marks bars of the same kind; an index into the palette. */
  readonly series: number;
}

export interface BarGroup {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** A line across the group's bars, such as the least that is possible. */
  readonly mark?: number;
}

const width = 900;
const labelWidth = 300;
const noteWidth = 190;
const barHeight = 16;
const gap = 4;
const palette = ["#0b6bcb", "#c4501b", "#5aa5ee", "#e9936c", "#8a8a8a", "#3a9d5d", "#7a5bb0"];

/** Groups of horizontal bars on one scale, as an SVG document that needs no script and no font of its own. */
export function svgBars(title: string, groups: readonly BarGroup[]): string {
  const most = Math.max(1, ...groups.flatMap(({ bars, mark = 0 }) => [...bars.map(({ value }) => value), mark]));
  const x = (value: number) => labelWidth + (value / most) * (width - labelWidth - noteWidth);
  const parts: string[] = [];
  let y = 50;
  for (const { title: groupTitle, bars, mark } of groups) {
    parts.push(text(10, y, groupTitle, `font-weight="bold"`));
    const top = y + 8;
    for (const [index, bar] of bars.entries()) {
      const barTop = top + index * (barHeight + gap);
      const fill = palette[bar.series % palette.length] ?? "#000";
      parts.push(text(labelWidth - 8, barTop + 12, bar.label, `text-anchor="end"`));
      parts.push(
        `<rect x="${labelWidth}" y="${barTop}" width="${round(x(bar.value) - labelWidth)}" height="${barHeight}" fill="${fill}"/>`,
      );
      parts.push(text(round(x(bar.value) + 6), barTop + 12, bar.note));
    }
    const bottom = top + bars.length * (barHeight + gap);
    if (mark !== undefined) {
      const at = round(x(mark));
      parts.push(`<path d="M${at} ${top - 2}V${bottom}" stroke="#111" stroke-dasharray="3 2"/>`);
    }
    y = bottom + 26;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    text(10, 24, title, `font-size="15" font-weight="bold"`),
    ...parts,
    "</svg>\n",
  ].join("\n");
}

function text(x: number, y: number, content: string, attributes = ""): string {
  return `<text x="${x}" y="${y}"${attributes && ` ${attributes}`}>${escape(content)}</text>`;
}

function escape(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
