// The lines of a source, and where the text that markdown has cut out of them stands.

export type Lines = ReturnType<typeof lineMap>;

/** Index a source by its lines, whatever ends them. */
export function lineMap(source: string) {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: mark } of source.matchAll(/\r\n?|\n/g)) {
    ends.push(index);
    starts.push(index + mark.length);
  }
  ends.push(source.length);
  const start = (line: number) => starts[line] ?? source.length;
  const end = (line: number) => ends[line] ?? source.length;
  const text = (line: number) => source.slice(start(line), end(line));

  /** Give the place of a line's remainder: markdown cuts off indents, quote marks and heading marks before it. */
  function find(part: string, line: number): number {
    const whole = text(line);
    const kept = whole.trimEnd();
    const at = whole.endsWith(part) ? whole.length - part.length
      : kept.endsWith(part) ? kept.length - part.length : whole.indexOf(part);
    return at < 0 ? -1 : start(line) + at;
  }

  /** Give, for each code unit of a block's text, its place in the source, or -1. */
  function placed(content: string, firstLine: number): number[] {
    const places: number[] = [];
    for (const [offset, part] of content.split("\n").entries()) {
      const at = find(part, firstLine + offset);
      for (let index = 0; index < part.length; index += 1) places.push(at < 0 ? -1 : at + index);
      places.push(end(firstLine + offset));
    }
    return places.slice(0, -1);
  }

  return { start, end, text, find, placed };
}
