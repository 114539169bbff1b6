/** What a page says of its map, in `data-map`. */

import type { Box } from "./shapes";

export interface MapConfig {
  /** Where incidents come from; `null` on a map of something else. */
  points: string | null;
  /** Where areas of control or zones come from. */
  areas?: string | null;
  /** The part of the map that is selected. */
  box?: Box | null;
  /** What is first seen, if nothing is selected. Left out, the map shows everything that there is. */
  view?: Box | null;
  /** Where place names come from; the server's own if left out. */
  places?: string | null;
  tiles?: string | null;
  tilesKind?: "raster" | "pmtiles";
  tilesCredit?: string;
  draw?: boolean;
  words?: Record<string, string>;
}

export function readConfig(figure: HTMLElement): MapConfig | undefined {
  try {
    return JSON.parse(figure.dataset.map ?? "") as MapConfig;
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

/** Adds what is in view to an address. */
export function withView(address: string, [west, south, east, north]: Box, zoom: number): string {
  const url = new URL(address, location.href);
  const view = { west, south, east, north };
  for (const [name, value] of Object.entries(view)) url.searchParams.set(name, value.toFixed(4));
  url.searchParams.set("zoom", zoom.toFixed(2));
  return url.href;
}
