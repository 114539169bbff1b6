/** Every page that the main navigation leads to: whole without scripts, without faults, at every size. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, findings, isTooWide, launch, openPage } from "./browser.mjs";

let browser;
const paths = [];

before(async () => {
  browser = await launch();
  const page = await openPage(browser, `${address()}/`);
  const links = await page
    .locator("nav.main a[href]")
    .evaluateAll(all => all.map(a => a.getAttribute("href")));
  paths.push(...new Set(["/", ...links.filter(href => href.startsWith("/"))]));
  await page.context().close();
});

after(() => browser?.close());

/** Opens every page in one view and gives what is wrong with it. */
async function faults(view, look) {
  assert.ok(paths.length > 1, "The first page has no nav.main with links to other pages.");
  const found = [];
  for (const path of paths) {
    const page = await openPage(browser, address() + path, view);
    await page.waitForLoadState("networkidle");
    found.push(...[...(await look(page)), ...page.problems].map(fault => `${path}: ${fault}`));
    await page.context().close();
  }
  return found;
}

for (const view of ["plain", "dark", "narrow"]) {
  test(`no page has a fault that axe finds: ${view}`, async () => {
    assert.deepEqual(await faults(view, findings), []);
  });
}

test("no page has to be scrolled sideways at 360 pixels", async () => {
  const look = async page => ((await isTooWide(page)) ? ["is too wide"] : []);
  assert.deepEqual(await faults("narrow", look), []);
});

test("every page has one heading, a place to skip to, a language and a direction", async () => {
  const look = async page =>
    page.evaluate(() => {
      const wrong = [];
      if (document.querySelectorAll("h1").length !== 1) wrong.push("has not one h1");
      const skip = document.querySelector("a.skip")?.getAttribute("href") ?? "#";
      if (skip.length < 2 || !document.querySelector(skip)) wrong.push("skips to nothing");
      if (!document.documentElement.lang) wrong.push("names no language");
      if (!["ltr", "rtl"].includes(document.documentElement.dir)) wrong.push("names no direction");
      return wrong;
    });
  assert.deepEqual(await faults("plain", look), []);
});

test("without scripts every page has its content, and nothing that only scripts could do", async () => {
  const look = async page => {
    const wrong = [];
    if ((await page.locator("main").innerText()).trim().length < 20) wrong.push("is empty");
    if (await page.locator(".keyhint:visible").count()) wrong.push("shows keys that do nothing");
    return wrong;
  };
  assert.deepEqual(await faults("scriptless", look), []);
});
