/**
 * What the browser tests share: a Chromium, pages that remember what went wrong on them, a check by axe,
 * pictures. Nothing here knows the program; it takes addresses.
 */

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

/** Starts Chromium: `SIJILL_CHROMIUM`, else where Debian puts it. */
export function launch() {
  return chromium.launch({ executablePath: process.env.SIJILL_CHROMIUM ?? "/usr/bin/chromium", args: flags });
}

/** The address under test, without a slash at its end. */
export function address() {
  const given = process.env.SIJILL_URL;
  if (!given) throw new Error("SIJILL_URL does not say which server to test, as http://127.0.0.1:8080.");
  return given.replace(/\/$/, "");
}

const views = {
  plain: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  scriptless: { javaScriptEnabled: false },
  calm: { reducedMotion: "reduce" },
};

/**
 * A new page in a context of its own, so that no cookie is shared. `view` is one of `views` or options of
 * Playwright. `page.problems` gathers errors of scripts, refused content and failed requests.
 */
export async function openPage(browser, at, view = "plain") {
  const options = typeof view === "string" ? views[view] : view;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", error => page.problems.push(`script: ${error.message}`));
  page.on("console", message => {
    const text = message.text();
    if (message.type() === "error") page.problems.push(`console: ${text}`);
  });
  page.on("response", response => {
    if (response.status() >= 500) page.problems.push(`${response.status()}: ${response.url()}`);
  });
  if (at) await page.goto(at);
  return page;
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds against WCAG 2.2 AA, a line for each; an empty list is what a test wants. */
export async function findings(page, within) {
  // Evaluated, not added as a script: the pages' policy rightly refuses inline scripts.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([where, tags]) =>
      window.axe.run(where ?? document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
      }),
    [within, rules],
  );
  return violations.flatMap(v =>
    v.nodes.map(n => `${v.id}: ${n.target.join(" ")} (${v.help}) ${n.any[0]?.message ?? ""}`),
  );
}

/** Whether the page can be read without scrolling sideways. */
export async function isTooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Keeps a picture: in `SIJILL_PICTURES`, else in `e2e/out`. */
export async function picture(page, name, options = {}) {
  const folder = process.env.SIJILL_PICTURES ?? fileURLToPath(new URL("out/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled", ...options });
}

/** Waits until the map of a figure is drawn with all that it fetched. */
export async function mapSettled(page, figure = "figure.map") {
  await page.locator(`${figure}.live`).waitFor();
  await page.waitForLoadState("networkidle");
}

/** Drags from one point of an element to another, each given as parts of its width and height. */
export async function drag(page, selector, from, to, { shift = false } = {}) {
  const box = await page.locator(selector).boundingBox();
  const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y];
  if (shift) await page.keyboard.down("Shift");
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(from.map((n, i) => (n + to[i]) / 2)), { steps: 3 });
  await page.mouse.move(...at(to), { steps: 3 });
  await page.mouse.up();
  if (shift) await page.keyboard.up("Shift");
}
