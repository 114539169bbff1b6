/** A hundred thousand invented incidents, and the drawings that the real server makes of its own. */

import { readFileSync } from "node:fs";

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const days = 90;

function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const towns = [
  ["Qarra", 36.7, 34.9],
  ["Deir al-Nahr", 37.9, 35.6],
  ["Tell Hamra", 38.6, 36.1],
  ["قارّة الشرقية", 37.2, 35.1],
  ["Jisr", 36.3, 35.8],
];

function make(count) {
  const next = random(7);
  const grades = ["confirmed", "fair", "weak", "contested"];
  return Array.from({ length: count }, (_, id) => {
    const [town, x, y] = towns[Math.floor(next() * towns.length)];
    const floor = Math.floor(next() ** 4 * 60);
    const precision = ["point", "centroid", "area"][Math.floor(next() * 3)];
    return {
      id: `i${id}`,
      name: `${town}, ${id}`,
      x: x + (next() + next() - 1) * 1.4,
      y: y + (next() + next() - 1) * 1.1,
      floor,
      highest: floor + Math.floor(next() ** 3 * 40),
      open: next() < 0.2,
      precision,
      radius: { point: 0, centroid: 3, area: 12 }[precision],
      grade: grades[Math.floor(next() * 4)],
      day: new Date(start + Math.floor(next() * days) * day).toISOString().slice(0, 10),
    };
  });
}

export const incidents = make(100_000);

export function select(query, wholePeriod = false) {
  const box = query.get("box")?.split(",").map(Number);
  const [q, grade, from, to] = ["q", "grade", "from", "to"].map(k => query.get(k) || undefined);
  return incidents.filter(
    i =>
      (!q || i.name.toLowerCase().includes(q.toLowerCase())) &&
      (!grade || i.grade === grade) &&
      (!query.get("open") || i.open) &&
      (wholePeriod || !from || i.day >= from) &&
      (wholePeriod || !to || i.day <= to) &&
      (!box || (i.x >= box[0] && i.y >= box[1] && i.x <= box[2] && i.y <= box[3])),
  );
}

export function clusters(query) {
  const [west, south, east, north, zoom] = ["west", "south", "east", "north", "zoom"].map(k =>
    Number(query.get(k)),
  );
  const seen = select(query).filter(i => i.x >= west && i.x <= east && i.y >= south && i.y <= north);
  const cell = 360 / 2 ** zoom / 7;
  const cells = new Map();
  for (const i of seen) {
    const key = `${Math.floor(i.x / cell)} ${Math.floor(i.y / cell)}`;
    if (cells.has(key)) cells.get(key).push(i);
    else cells.set(key, [i]);
  }
  const features = [...cells.values()].slice(0, 2000).map(group => {
    const mean = key => group.reduce((sum, i) => sum + i[key], 0) / group.length;
    const sum = key => group.reduce((total, i) => total + i[key], 0);
    const [first] = group;
    const properties =
      group.length > 1
        ? { cluster: true, count: group.length, floor: sum("floor"), highest: sum("highest") }
        : {
            id: first.id,
            name: first.name,
            floor: first.floor,
            highest: first.highest,
            open: first.open,
            radius_km: first.radius,
            precision: first.precision,
            when: first.day,
            grade: first.grade,
            link: "/report",
          };
    return { type: "Feature", properties, geometry: { type: "Point", coordinates: [mean("x"), mean("y")] } };
  });
  return { type: "FeatureCollection", features };
}

export function control() {
  const sides = ["Northern Army", "River Brigades", "Council of Jisr"];
  const statuses = ["held", "contested", "attacked", "left", "held"];
  const features = towns.map(([name, x, y], at) => ({
    type: "Feature",
    properties: {
      name,
      radius_km: 18,
      status: statuses[at],
      side: sides[at % 3],
      party: sides[at % 3],
      disputed: at === 1,
      since: "2026-02-11",
      link: "/report",
    },
    geometry: { type: "Point", coordinates: [x, y] },
  }));
  return { type: "FeatureCollection", features };
}

export function places(query) {
  const [west, south, east, north] = ["west", "south", "east", "north"].map(k => Number(query.get(k)));
  const features = towns
    .filter(([, x, y]) => x >= west && x <= east && y >= south && y <= north)
    .map(([name, x, y], rank) => ({
      type: "Feature",
      properties: { name, rank },
      geometry: { type: "Point", coordinates: [x, y] },
    }));
  return { type: "FeatureCollection", features };
}

export function chart(found) {
  const byDay = new Map();
  for (let at = 0; at < days; at += 1)
    byDay.set(new Date(start + at * day).toISOString().slice(0, 10), [0, 0]);
  for (const i of found) {
    const sums = byDay.get(i.day);
    sums[0] += i.floor;
    sums[1] += i.highest;
  }
  const most = Math.max(1, ...[...byDay.values()].map(s => s[1]));
  const bars = [...byDay].map(([date, [low, high]], at) => {
    const [h, f] = [(high / most) * 150, (low / most) * 150];
    return `<rect class="highest" data-day="${date}" data-low="${low}" data-high="${high}" x="${at * 10 + 1}" y="${160 - h}" width="8" height="${h}"><title>${date}: ${low} to ${high}</title></rect><rect class="floor" x="${at * 10 + 1}" y="${160 - f}" width="8" height="${f}"/>`;
  });
  return `<svg viewBox="0 0 ${days * 10} 180" role="img" aria-label="People killed by day">${bars.join("")}<line class="axis" x1="0" x2="${days * 10}" y1="160.5" y2="160.5"/><text x="0" y="176">January</text><text x="310" y="176">February</text><text x="590" y="176">March</text></svg>`;
}

let drawn;

export function mapSvg() {
  if (drawn) return drawn;
  const world = JSON.parse(readFileSync(new URL("../.base/public/base/land.json", import.meta.url), "utf8"));
  const paths = world.features.map(({ properties, geometry }) => {
    const flat = geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : geometry.coordinates;
    const path = flat.map(line => `M${line.map(([x, y]) => `${x} ${-y}`).join("L")}`).join("");
    return `<path class="${properties.kind}" d="${path}"/>`;
  });
  const dots = towns.map(([, x, y]) => `<circle class="incident" cx="${x}" cy="${-y}" r="0.2"/>`);
  drawn = `<svg viewBox="32 -39 14 9" role="img" aria-label="Map of the incidents">${paths.join("")}${dots.join("")}</svg>`;
  return drawn;
}
