import type { FeatureCollection, Position } from "geojson";
import { describe, expect, test } from "vitest";
import {
  type Box,
  boundsOf,
  circle,
  coloursOf,
  discRadius,
  outlineOf,
  palette,
  parseBox,
  readOutline,
  withCircles,
  withinWorld,
  writeBox,
} from "../src/map/shapes";

function kilometres([a = 0, b = 0]: Position, [c = 0, d = 0]: Position): number {
  const r = Math.PI / 180;
  const h =
    Math.sin(((d - b) * r) / 2) ** 2 + Math.cos(b * r) * Math.cos(d * r) * Math.sin(((c - a) * r) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

describe("circles", () => {
  test.each([0, 36, -50, 70])("every corner lies so far from the middle, at latitude %d", latitude => {
    const [ring = []] = circle([37, latitude], 25).coordinates;
    expect(ring[0]).toEqual(ring.at(-1));
    for (const corner of ring) expect(kilometres([37, latitude], corner)).toBeCloseTo(25, 6);
  });

  test("points with a radius become circles, points without are left out, shapes stay", () => {
    const shape = {
      type: "Polygon" as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    const mixed: FeatureCollection = {
      type: "FeatureCollection",
      features: [
        { type: "Feature", properties: { radius_km: 5 }, geometry: { type: "Point", coordinates: [1, 2] } },
        { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [1, 2] } },
        { type: "Feature", properties: {}, geometry: shape },
      ],
    };
    expect(withCircles(mixed).features.map(f => f.geometry.type)).toEqual(["Polygon", "Polygon"]);
    expect(withCircles(mixed).features[1]?.geometry).toEqual(shape);
  });
});

test("four times as many people are twice as wide, beyond the least", () => {
  const least = 3.5;
  expect((discRadius(80) - least) / (discRadius(20) - least)).toBeCloseTo(2);
  expect(discRadius(0)).toBeLessThan(discRadius(1));
  expect(discRadius(1_000_000)).toBe(40);
});

describe("boxes", () => {
  test("what is no box is nothing", () => {
    for (const wrong of ["", "1,2,3", "1,2,3,x", "1,5,3,4", null, undefined])
      expect(parseBox(wrong)).toBeUndefined();
  });

  test("a box comes back from its address", () => {
    expect(parseBox("36.1,34.9,37.2,35.6")).toEqual([36.1, 34.9, 37.2, 35.6]);
    for (const box of [
      [-180, -90, 180, 90],
      [36.123456, 34.987654, 36.2, 35.1],
    ] as Box[]) {
      const back = parseBox(writeBox(box));
      const span = Math.min(box[2] - box[0], box[3] - box[1]);
      back?.forEach((n, at) => expect(Math.abs(n - (box[at] ?? 0))).toBeLessThan(span / 50));
    }
  });

  test("a map turned over its edge stays in the world", () => {
    expect(withinWorld([-400, -100, 400, 100])).toEqual([-180, -90, 180, 90]);
    expect(withinWorld([170, 0, 190, 10])).toEqual([170, 0, -170, 10]);
    expect(withinWorld([170, 0, 180, 10])).toEqual([170, 0, 180, 10]);
  });

  test("bounds hold everything", () => {
    const at = (coordinates: Position) => ({
      type: "Feature" as const,
      properties: {},
      geometry: { type: "Point" as const, coordinates },
    });
    expect(boundsOf({ type: "FeatureCollection", features: [at([3, 4]), at([-1, 9])] })).toEqual([
      -1, 4, 3, 9,
    ]);
    expect(boundsOf({ type: "FeatureCollection", features: [] })).toBeUndefined();
  });
});

describe("colours of sides", () => {
  test("do not hang on the order, and differ while there are enough", () => {
    const names = ["north", "south", "east", "west", "river", "hill", "coast", "council"];
    const colours = coloursOf(names);
    expect(coloursOf([...names].reverse())).toEqual(colours);
    expect(new Set(colours.values()).size).toBe(palette.length);
  });

  test("more sides than colours all have one", () => {
    const names = Array.from({ length: 20 }, (_, n) => `side ${n}`);
    expect([...coloursOf(names).values()].every(c => (palette as readonly string[]).includes(c))).toBe(true);
  });
});

describe("outlines", () => {
  test("what was clicked is read again", () => {
    const drawn = outlineOf([
      [36, 34],
      [37, 34],
      [37, 35],
    ]);
    expect(readOutline(JSON.stringify(drawn))).toEqual(drawn);
    const feature = { type: "Feature", properties: {}, geometry: drawn };
    expect(readOutline(JSON.stringify(feature))).toEqual(drawn);
    expect(readOutline(JSON.stringify({ type: "FeatureCollection", features: [feature] }))).toEqual(drawn);
  });

  test("what is no polygon is refused", () => {
    const open = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    };
    const outside = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 95],
          [0, 0],
        ],
      ],
    };
    const flat = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    };
    const wrong = [
      "",
      "{",
      "[]",
      "null",
      '{"type":"Point","coordinates":[1,2]}',
      ...[open, outside, flat].map(o => JSON.stringify(o)),
    ];
    for (const text of wrong) expect(readOutline(text)).toBeUndefined();
  });
});
