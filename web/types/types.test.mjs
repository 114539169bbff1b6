import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { target, typesOfApi } from "./build.mjs";

test("api.d.ts is what the OpenAPI description gives; `npm run types` makes it anew", async () => {
  assert.equal(await readFile(target, "utf8"), await typesOfApi());
});
