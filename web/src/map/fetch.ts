/** Fetches what the map shows, one request of a kind at a time: a newer one ends the older. */

import type { FeatureCollection } from "geojson";

export class Fetcher {
  private running: AbortController | undefined;
  private last = "";

  /** Gives the answer; nothing if a newer question came in between or the same was just asked. */
  async get(address: string, again = false): Promise<FeatureCollection | undefined> {
    if (address === this.last && !again) return undefined;
    this.stop();
    const mine = (this.running = new AbortController());
    this.last = address;
    try {
      const response = await fetch(address, { credentials: "same-origin", signal: mine.signal });
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      const answer = (await response.json()) as FeatureCollection;
      return mine.signal.aborted ? undefined : answer;
    } catch (error) {
      if (mine.signal.aborted) return undefined;
      this.last = "";
      throw error;
    }
  }

  stop(): void {
    this.running?.abort();
  }
}
