/** Bars of a chart as periods along a line, and what lies under a stretch of it. Pure. */

export interface Bar {
  /** First and last day of the bar, as `2026-03-01`. */
  from: string;
  to: string;
  /** Where it begins and ends in the drawing. */
  start: number;
  end: number;
}

export interface Stretch {
  first: number;
  last: number;
}

/** The bars that a drag from `a` to `b` touches; nothing if it touches none. */
export function barsUnder(bars: readonly Bar[], a: number, b: number): Stretch | undefined {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  let first = -1;
  let last = -1;
  bars.forEach((bar, at) => {
    const middle = (bar.start + bar.end) / 2;
    const inside = middle >= low && middle <= high;
    const holds = (bar.start <= low && low <= bar.end) || (bar.start <= high && high <= bar.end);
    if (!inside && !holds) return;
    if (first < 0) first = at;
    last = at;
  });
  return first < 0 ? undefined : { first, last };
}

/** The bar that lies nearest. */
export function nearest(bars: readonly Bar[], x: number): number {
  let best = 0;
  let least = Infinity;
  bars.forEach((bar, at) => {
    const far = Math.abs((bar.start + bar.end) / 2 - x);
    if (far < least) [best, least] = [at, far];
  });
  return best;
}

/** The bars of a period; an open side goes to the end. */
export function barsOf(bars: readonly Bar[], from: string, to: string): Stretch {
  const found = bars.findIndex(bar => !from || bar.to >= from);
  let last = bars.length - 1;
  if (to) while (last > 0 && (bars[last]?.from ?? "") > to) last -= 1;
  const first = found < 0 ? bars.length - 1 : found;
  return { first: Math.min(first, last), last: Math.max(first, last) };
}

/** What is written into the fields: a side that goes to the end of the chart is left open. */
export function periodOf(bars: readonly Bar[], { first, last }: Stretch): { from: string; to: string } {
  return {
    from: first <= 0 ? "" : (bars[first]?.from ?? ""),
    to: last >= bars.length - 1 ? "" : (bars[last]?.to ?? ""),
  };
}
