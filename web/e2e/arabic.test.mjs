/** In Arabic from the first page on: right to left, no English left, brush and keys turned with the page. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { address, launch, mapSettled } from "./browser.mjs";
import { addReport, close, mainPages, open, signAs } from "./record.mjs";

const arabic = { locale: "ar" };
let browser;
let pages;

before(async () => {
  browser = await launch();
  pages = {
    ...(await mainPages()),
    add: "/reports/new",
    boards: "/boards",
    sources: "/sources",
    zones: "/zones",
    record: "/record",
    search: "/search?words=Aleppo",
    preferences: "/preferences",
  };
});

after(() => browser?.close());

/** The words of the interface in English, a set of whole sentences. */
function english() {
  const folder = new URL("../../crates/sijill-web/words/en/", import.meta.url);
  const words = new Set();
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(new URL(file, folder), "utf8").split("\n")) {
      const value = line.match(/^[\w.-]+\s*=\s*"((?:[^"\\]|\\.)*)"/)?.[1];
      // A name, a sign or an abbreviation is the same in every language.
      // A hint shows what is typed, in the words that a question has.
      if (value && !/^[\w.-]+-hint\b/.test(line) && /[a-z]{3}/.test(value)) words.add(value.toLowerCase());
    }
  }
  return words;
}

test("a browser that asks for Arabic gets it from the first page on, from right to left", async () => {
  const page = await open(browser, "/", arabic);
  const html = page.locator("html");
  assert.equal(await html.getAttribute("lang"), "ar");
  assert.equal(await html.getAttribute("dir"), "rtl");
  const [brand, tools] = await Promise.all([
    page.locator("header.top .brand").boundingBox(),
    page.locator("header.top .tools").boundingBox(),
  ]);
  assert.ok(brand.x > tools.x, "the head is laid out from left to right");
  await close(page);
});

test("no English is left in the frame, headings, labels and buttons of the pages", async () => {
  const known = english();
  assert.ok(known.size > 300, "the English words were not found");
  const found = [];
  for (const [name, path] of Object.entries(pages)) {
    const page = await open(browser, path, arabic);
    const said = await page.evaluate(() => {
      const own = element => {
        const copy = element.cloneNode(true);
        // Names, quotes and words of reports are said as they were written.
        for (const part of copy.querySelectorAll("bdi, q, kbd, code, option, select, input, time, svg"))
          part.remove();
        return copy.textContent.replace(/\s+/g, " ").trim();
      };
      const parts =
        "header.top a, header.top button, footer p, h1, h2, h3, h4, th, dt, label, legend, summary, main button, main a.button, main nav a, figcaption, .chip, option, .legend li";
      const attributes = [...document.querySelectorAll("[aria-label], [placeholder], [title]")].flatMap(
        element => ["aria-label", "placeholder", "title"].map(name => element.getAttribute(name) ?? ""),
      );
      return [
        ...[...document.querySelectorAll(parts)].map(own),
        ...attributes,
        document.title.replace(" · Sijill", ""),
      ].filter(Boolean);
    });
    const left = said.filter(words => known.has(words.toLowerCase()));
    found.push(...new Set(left.map(words => `${name}: ${words}`)));
    await page.context().close();
  }
  assert.deepEqual(found, []);
});

test("sentences of the frame are Arabic: no run of English words stands outside of what claims and reports say", async () => {
  const found = [];
  for (const [name, path] of Object.entries(pages)) {
    const page = await open(browser, path, arabic);
    const text = await page.evaluate(() => {
      const copy = document.body.cloneNode(true);
      for (const part of copy.querySelectorAll(
        "bdi, q, code, pre, td, dd, b, .citation, .text, svg, script, input, textarea, time, [lang=en]",
      ))
        part.remove();
      return [...copy.querySelectorAll("*")].flatMap(element =>
        [...element.childNodes]
          .filter(node => node.nodeType === Node.TEXT_NODE)
          .map(node => node.textContent.trim()),
      );
    });
    const runs = text.flatMap(line => line.match(/(?:\b[A-Za-z]{2,}\b[ ,]+){2,}[A-Za-z]{2,}\b/g) ?? []);
    found.push(...new Set(runs.map(run => `${name}: ${run}`)));
    await page.context().close();
  }
  assert.deepEqual(found, []);
});

test("time runs from right to left on the chart, and the brush with it", async () => {
  const page = await open(browser, "/map", arabic);
  await mapSettled(page);
  const before = await page.locator("#time-from").getAttribute("aria-valuenow");
  const chart = await page
    .locator("#time rect[data-day]")
    .evaluateAll(all =>
      all
        .map(bar => ({ day: bar.dataset.day, at: bar.getBoundingClientRect().x }))
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
    );
  assert.ok(chart[0].at > chart.at(-1).at, "the first day stands on the left");
  await page.locator("#time-from").focus();
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/from=\d/);
  assert.notEqual(await page.locator("#time-from").getAttribute("aria-valuenow"), before);
  assert.equal(new URL(page.url()).searchParams.get("from"), chart[1].day);
  await close(page);
});

test("keys work, and “later” is where the page goes on", async () => {
  const page = await open(browser, "/reports/new", arabic);
  const id = await addReport(page, {
    title: "قصف على إدلب",
    publisher: "بريد العاصي",
    published: "2017-03-18",
    text: "IDLIB, 18 March 2017 – Ten people were killed in an air strike on Idlib on Friday, and four people were injured, the health directorate said. This report was written for a test.",
  });
  await page.goto(`${address()}/review?report=${id}`);
  const first = await page.locator("#at-hand h2 a").textContent();
  const next = was =>
    page.waitForFunction(at => document.querySelector("#at-hand h2 a")?.textContent !== at, was);
  await page.locator("h1").click();
  await page.keyboard.press("ArrowLeft");
  await next(first);
  const second = await page.locator("#at-hand h2 a").textContent();
  await signAs(page, "ليلى");
  await page.keyboard.press("a");
  await next(second);
  await page.goto(`${address()}/claims/${second}`);
  assert.match(await page.locator("section[aria-labelledby=decisions]").innerText(), /ليلى/);
  await page.keyboard.press("?");
  const dialog = page.locator("dialog.help");
  await dialog.waitFor();
  assert.match(await dialog.locator("h2").innerText(), /[\u0600-\u06ff]/);
  await close(page);
});
