/** Every view is a file too, whole for whoever asks as a browser does: compressed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "./browser.mjs";
import { asked } from "./record.mjs";

const views = ["reports", "claims", "incidents", "sources", "record"];

for (const encoding of ["identity", "gzip", "br"]) {
  test(`lists come whole as tables and as JSON, sent as ${encoding}`, async () => {
    for (const view of views) {
      const { rows } = await asked(`/${view}?limit=50`);
      const get = form =>
        fetch(`${address()}/${view}.${form}?limit=50`, { headers: { "accept-encoding": encoding } });
      const json = await get("json");
      assert.equal(json.status, 200, `${view}.json`);
      assert.equal((await json.json()).length, rows.length, `${view}.json`);
      const table = await get("csv");
      assert.equal(table.status, 200, `${view}.csv`);
      assert.match(table.headers.get("content-type"), /^text\/csv/);
      const text = await table.text();
      assert.ok(text.endsWith("\n"), `${view}.csv ends within a line`);
      const lines = text.trim().split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/);
      assert.equal(lines.length, rows.length + 1, `${view}.csv`);
    }
  });
}
