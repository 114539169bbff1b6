/** The offline base map in three degrees of detail; a finer one is fetched once the map comes near enough. */

import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";

declare const BASE_FILES: Record<string, string>;

const levels = [
  { zoom: 0, land: "land", water: "water" },
  { zoom: 2.5, land: "land-middle", water: "water-middle" },
  { zoom: 6, land: "land-fine", water: "water-middle" },
];

function address(name: string): string {
  return new URL(import.meta.env.BASE_URL + BASE_FILES[name], location.href).href;
}

function levelAt(zoom: number): number {
  return Math.max(
    0,
    levels.findLastIndex(level => zoom >= level.zoom),
  );
}

export function baseAt(zoom: number): { land: string; water: string } {
  const level = levels[levelAt(zoom)] ?? { land: "land", water: "water" };
  return { land: address(level.land), water: address(level.water) };
}

/** Exchanges the base for a finer one as the map comes nearer. It never goes back: what is fetched is there. */
export function refineBase(map: MapLibre): void {
  let level = levelAt(map.getZoom());
  map.on("zoomend", () => {
    const next = levelAt(map.getZoom());
    if (next <= level) return;
    const before = levels[level];
    const wanted = levels[next];
    level = next;
    for (const name of ["land", "water"] as const) {
      if (wanted && before?.[name] !== wanted[name])
        map.getSource<GeoJSONSource>(name)?.setData(address(wanted[name]));
    }
  });
}
