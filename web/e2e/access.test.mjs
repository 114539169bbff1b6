/** The main pages for everyone: WCAG 2.2 AA as axe checks it, at 360 pixels, by keyboard, on paper, and without a word in the console. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, findings, isTooWide, launch, mapSettled, openPage } from "./browser.mjs";
import { asked, close, mainPages, open } from "./record.mjs";

let browser;
let pages;

before(async () => {
  browser = await launch();
  const [claim] = (await asked("/claims?limit=1&kind=casualty")).rows;
  const [source] = (await asked("/sources?limit=1")).rows;
  pages = {
    ...(await mainPages()),
    claim: `/claims/${claim.id}`,
    add: "/reports/new",
    grounds: "/tally?place=Aleppo&view=floor",
    "tally by source": "/tally?place=Aleppo&by=source",
    contradictions: "/tally/contradictions",
    agreement: "/review/agreement",
    "decide on many": "/review/many",
    source: `/sources/${source.id}`,
    "draw a zone": "/zones/new",
    entry: "/record/e1",
    verify: "/record/verify",
    search: "/search?words=Aleppo",
    preferences: "/preferences",
    "no such page": "/reports/r999999",
    "a wrong question": "/claims?from=yesterday",
  };
});

after(() => browser?.close());

const narrow = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const views = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  Arabic: { locale: "ar" },
  narrow,
  "Arabic, dark, narrow": { locale: "ar", colorScheme: "dark", ...narrow },
};

/** What every page is looked at for in one view. */
async function over(view, look) {
  const found = [];
  const page = await openPage(browser, undefined, view);
  for (const [name, path] of Object.entries(pages)) {
    page.problems.length = 0;
    await page.goto(address() + path);
    if (await page.locator("figure[data-map]").count()) await mapSettled(page);
    found.push(...(await look(page)).map(fault => `${name}: ${fault}`));
    // A page that is refused says so in the console; nothing else may.
    const told = page.problems.filter(problem => !/status of 4\d\d/.test(problem));
    found.push(...told.map(fault => `${name}: ${fault}`));
  }
  await page.context().close();
  return found;
}

for (const [name, view] of Object.entries(views)) {
  test(`axe finds nothing, no page is too wide, and the policy refuses nothing of ours: ${name}`, async () => {
    const look = async page => {
      const wide = (await isTooWide(page)) ? ["is too wide"] : [];
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("main details")) details.open = true;
      });
      return [...wide, ...(await findings(page))];
    };
    assert.deepEqual(await over(view, look), []);
  });
}

test("a strict policy stands on every answer, and no page has code or style within", async () => {
  const look = async page => {
    const answer = await page.request.get(page.url());
    const policy = answer.headers()["content-security-policy"] ?? "";
    const wrong = [];
    if (!policy.includes("default-src 'none'")) wrong.push("has no policy");
    if (/unsafe-inline|unsafe-eval/.test(policy)) wrong.push("allows inline code");
    // Values in quotes are text, whatever they say.
    const html = (await answer.text()).replace(/="[^"]*"/g, '=""');
    if (/<script(?![^>]*\bsrc=)/.test(html) || /<[a-z][^>]*\son[a-z]+=/.test(html))
      wrong.push("has inline code");
    if (/<[a-z][^>]*\sstyle=/.test(html) || /<style/.test(html)) wrong.push("has inline style");
    return wrong;
  };
  assert.deepEqual(await over({}, look), []);
});

test("the skip link is first, and leads past the head", async () => {
  const page = await open(browser, "/claims");
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  assert.ok(await skip.evaluate(link => link === document.activeElement));
  await page.waitForFunction(() => document.querySelector("a.skip").getBoundingClientRect().top >= 0);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "main");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  await close(page);
});

/** What is reached by Tab, in its order: ids, names or words. */
async function reached(page, most = 90) {
  const order = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "";
      const shown = element.getBoundingClientRect();
      const hidden = shown.width === 0 || shown.height === 0 ? " (not seen)" : "";
      return (
        (element.id ||
          element.getAttribute("name") ||
          element.getAttribute("href") ||
          element.textContent.trim() ||
          element.localName) + hidden
      );
    });
    if (!at) break;
    order.push(at);
  }
  return order;
}

for (const [name, path, wanted] of [
  ["the queue", "/review", ["/reports", "search", "f-kind", "accept", "reject", "unsure", "later", "by"]],
  ["a tally", "/tally?place=Aleppo", ["f-place", "f-from", "f-to", "f-harm", "f-by"]],
  ["the map", "/map", ["f-place", "f-from", "f-to", "f-layer", "time-from", "time-to"]],
  ["adding a report", "/reports/new", ["title", "publisher", "published", "text", "files", "url"]],
]) {
  test(`Tab reaches the main controls in their order: ${name}`, async () => {
    const page = await open(browser, path);
    await page.waitForLoadState("networkidle");
    const order = await reached(page);
    assert.deepEqual(
      order.filter(at => at.endsWith("(not seen)")),
      [],
    );
    const places = wanted.map(control => order.indexOf(control));
    assert.deepEqual(
      wanted.filter((_, at) => places[at] < 0),
      [],
      `not reached; there were ${order.join(", ")}`,
    );
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
      order.join(", "),
    );
    await close(page);
  });
}

test("“?” lists the keys of the page, Escape puts the list away, and keys can be switched off", async () => {
  const page = await open(browser, "/review");
  await page.keyboard.press("?");
  const dialog = page.locator("dialog.help");
  await dialog.waitFor();
  const keys = await dialog.locator("kbd").allInnerTexts();
  for (const key of ["A", "X", "H", "C", "S", "W", "/"])
    assert.ok(
      keys.some(k => k.toUpperCase() === key),
      `${key} is not listed`,
    );
  assert.deepEqual(await findings(page, "dialog.help"), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  await page.keyboard.press("?");
  await page.uncheck("#keys-on");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("/");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "search");
  assert.equal(await page.locator(".keyhint:visible").count(), 0);
  await page.keyboard.press("?");
  await page.check("#keys-on");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await close(page);
});

test("a printed page leaves out what only a screen can do", async () => {
  const page = await open(browser, "/tally?place=Aleppo");
  await page.emulateMedia({ media: "print" });
  assert.equal(
    await page.locator("nav.main:visible, header .tools:visible, #filters button:visible").count(),
    0,
  );
  assert.ok(await page.locator("#answer .figure-range").isVisible());
  await close(page);
});
