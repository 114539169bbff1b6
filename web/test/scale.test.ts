import { describe, expect, test } from "vitest";
import { barsOf, barsUnder, nearest, periodOf } from "../src/time/scale";

const bars = Array.from({ length: 10 }, (_, at) => {
  const day = `2026-03-${String(at + 1).padStart(2, "0")}`;
  return { from: day, to: day, start: at * 10, end: at * 10 + 8 };
});

describe("a brush over bars", () => {
  test("takes the bars that it touches, either way", () => {
    expect(barsUnder(bars, 22, 47)).toEqual({ first: 2, last: 4 });
    expect(barsUnder(bars, 47, 22)).toEqual({ first: 2, last: 4 });
    expect(barsUnder(bars, 23, 25)).toEqual({ first: 2, last: 2 });
    expect(barsUnder(bars, 28.5, 29.5)).toBeUndefined();
    expect(barsUnder(bars, -50, 500)).toEqual({ first: 0, last: 9 });
  });

  test("writes a period that is read again", () => {
    const stretch = { first: 2, last: 4 };
    const { from, to } = periodOf(bars, stretch);
    expect([from, to]).toEqual(["2026-03-03", "2026-03-05"]);
    expect(barsOf(bars, from, to)).toEqual(stretch);
  });

  test("leaves a side open that goes to the end", () => {
    expect(periodOf(bars, { first: 0, last: 9 })).toEqual({ from: "", to: "" });
    expect(barsOf(bars, "", "")).toEqual({ first: 0, last: 9 });
    expect(periodOf(bars, { first: 0, last: 3 })).toEqual({ from: "", to: "2026-03-04" });
  });

  test("stands periods outside the chart", () => {
    expect(barsOf(bars, "2027-01-01", "")).toEqual({ first: 9, last: 9 });
    expect(barsOf(bars, "", "2020-01-01")).toEqual({ first: 0, last: 0 });
  });

  test("bars of weeks end on their last day", () => {
    const weeks = [
      { from: "2026-03-02", to: "2026-03-08", start: 0, end: 9 },
      { from: "2026-03-09", to: "2026-03-15", start: 10, end: 19 },
      { from: "2026-03-16", to: "2026-03-22", start: 20, end: 29 },
    ];
    expect(periodOf(weeks, { first: 0, last: 1 })).toEqual({ from: "", to: "2026-03-15" });
    expect(barsOf(weeks, "2026-03-11", "2026-03-12")).toEqual({ first: 1, last: 1 });
    expect(nearest(weeks, 16)).toBe(1);
  });
});
