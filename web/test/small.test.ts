import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { queryOf, samePage } from "../src/address";
import { aroundOf, rangeOf, readyToDraw } from "../src/map/incidents";
import { fill } from "../src/words";

describe("addresses", () => {
  test("empty fields are left out unless they must be kept", () => {
    const fields: [string, string][] = [
      ["q", " "],
      ["grade", "fair"],
      ["kind", "a"],
      ["kind", "b"],
      ["state", ""],
    ];
    expect(queryOf(fields)).toBe("grade=fair&kind=a&kind=b");
    expect(queryOf(fields, new Set(["state"]))).toBe("grade=fair&kind=a&kind=b&state=");
  });

  test("a place in a page is not another page", () => {
    expect(samePage("http://x/a?b=1#c", "http://x/a?b=1")).toBe(true);
    expect(samePage("http://x/a?b=1", "http://x/a?b=2")).toBe(false);
  });
});

test("holes of a sentence are filled, unknown ones stay", () => {
  expect(fill("{n} of {all}", { n: 3 })).toBe("3 of {all}");
});

describe("incidents", () => {
  const at = (properties: object) => ({
    type: "Feature" as const,
    properties,
    geometry: { type: "Point" as const, coordinates: [37, 35] },
  });

  test("no circle for a point or a cluster, one for what is not exact", () => {
    const incidents = readyToDraw({
      type: "FeatureCollection",
      features: [
        at({ floor: 1, highest: 2, precision: "point", radius_km: 4 }),
        at({ floor: 1, highest: 2, precision: "area", radius_km: 4 }),
        at({ floor: 1, highest: 2, precision: "centroid", radius_km: 0 }),
        at({ cluster: true, count: 5, floor: 5, highest: 9 }),
      ],
    });
    expect(aroundOf(incidents).features).toHaveLength(1);
  });

  test("the ring is never within the disc, and large ones are drawn first", () => {
    const { features } = readyToDraw({
      type: "FeatureCollection",
      features: [at({ floor: 1, highest: 1 }), at({ floor: 30, highest: 10 }), at({ floor: 2, highest: 90 })],
    });
    const sizes = features.map(f => f.properties as unknown as { disc: number; ring: number });
    expect(sizes.every(s => s.ring >= s.disc)).toBe(true);
    expect(sizes.map(s => s.ring)).toEqual(sizes.map(s => s.ring).sort((a, b) => b - a));
  });

  test("a range says when it is open", () => {
    globalThis.document ??= { documentElement: { lang: "en" } } as Document;
    expect(rangeOf({ floor: 3, highest: 3 })).toBe("3");
    expect(rangeOf({ floor: 3, highest: 9 })).toBe("3 – 9");
    expect(rangeOf({ floor: 3, highest: 9, open: true })).toBe("3 – 9+");
  });
});

describe("colours", () => {
  const css = readFileSync(new URL("../src/style/colours.css", import.meta.url), "utf8");
  const blocks = [...css.matchAll(/\{([^{}]*)\}/g)].map(m => (m[1] ?? "").replace(/\s+/g, " ").trim());

  test("both dark blocks are the same", () => {
    expect(blocks).toHaveLength(3);
    expect(blocks[1]).toBe(blocks[2]);
  });

  function value(block: string, name: string): [number, number, number] {
    const raw = new RegExp(`--${name}: ([^;]+);`).exec(block)?.[1] ?? "";
    if (!raw.startsWith("#")) return raw.split(" ").map(Number) as [number, number, number];
    return [1, 3, 5].map(i => parseInt(raw.slice(i, i + 2), 16)) as [number, number, number];
  }

  function light(rgb: readonly number[]): number {
    const [r = 0, g = 0, b = 0] = rgb.map(c =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(a: readonly number[], b: readonly number[]): number {
    const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  }

  const text = ["ink", "soft", "faint", "accent", "bad", "good", "warn", "calm"].flatMap(ink =>
    ["paper", "raised"].map(on => [ink, on]),
  );
  const pairs = [
    ...text,
    ["good", "good-tint"],
    ["bad", "bad-tint"],
    ["warn", "warn-tint"],
    ["accent", "accent-tint"],
    ["calm", "calm-tint"],
    ["accent-ink", "accent"],
  ];

  test.each(pairs)("%s can be read on %s, light and dark", (ink = "", on = "") => {
    for (const block of [blocks[0] ?? "", blocks[1] ?? ""])
      expect(contrast(value(block, ink), value(block, on))).toBeGreaterThanOrEqual(4.5);
  });

  const kinds = [...css.matchAll(/--(k-[a-z]+):/g)].map(m => m[1] ?? "");

  test.each([...new Set(kinds)])(
    "words marked as %s can be read, and their line seen, even twice marked",
    kind => {
      for (const block of [blocks[0] ?? "", blocks[1] ?? ""]) {
        const [line, paper, ink] = [value(block, kind), value(block, "raised"), value(block, "ink")];
        const tint = Number(/--tint: (\d+)%/.exec(block)?.[1]) / 100;
        const twice = paper.map((c, i) => c * (1 - 2 * tint) + (line[i] ?? 0) * 2 * tint);
        expect(contrast(ink, twice)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(line, paper)).toBeGreaterThanOrEqual(3);
      }
    },
  );
});
