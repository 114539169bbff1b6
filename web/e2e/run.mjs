/**
 * Runs the browser tests in this folder against a server that already runs. It starts nothing itself.
 *
 * SIJILL_URL=http://127.0.0.1:8080 node e2e/run.mjs [part of a test file's name]
 */

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { address } from "./browser.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv[2] ?? "";
const files = readdirSync(folder).filter(name => name.endsWith(".test.mjs") && name.includes(wanted));

try {
  address();
  if (files.length === 0) throw new Error(`No browser test has "${wanted}" in its name.`);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

const tests = files.map(name => `${folder}${name}`);
const { status } = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...tests], {
  stdio: "inherit",
});
process.exit(status ?? 1);
