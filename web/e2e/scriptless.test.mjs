/** Without scripts everything is there and can be done: forms are forms, links are links, the map is drawn. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { addReport, asked, claimsOf, close, mainPages, open } from "./record.mjs";

let browser;
const scriptless = path => open(browser, path, "scriptless");

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("the main pages hold what the API tells, without scripts", async () => {
  const pages = await mainPages();
  const page = await scriptless(pages.overview);
  const overview = await asked("/overview");
  for (const [list, number] of [
    ["reports", overview.reports],
    ["claims", overview.claims],
    ["incidents", overview.incidents],
  ]) {
    const told = await page.locator(`section[aria-labelledby=holds] a[href='/${list}']`).innerText();
    assert.equal(Number(told.replace(",", "")), number, list);
  }

  await page.goto(address() + pages.reports);
  const [report] = (await asked("/reports?limit=1")).rows;
  await page.locator("table.rows a[href^='/reports/r']").first().waitFor();
  await page.goto(address() + pages.report);
  assert.equal(await page.locator("h1").innerText(), report.title);
  assert.equal(await page.locator("article.claim").count(), report.claims);
  assert.ok((await page.locator(".text mark.claim").count()) > 0, "no words are highlighted");

  await page.goto(address() + pages.incident);
  assert.ok((await page.locator("main q.quote, main blockquote").count()) > 0);
  await page.goto(address() + pages.control);
  assert.ok((await page.locator("table.rows tbody tr").count()) > 1);
  await close(page);
});

test("the eight boards are linked and hold their rows", async () => {
  const page = await scriptless("/boards");
  const boards = await page.locator("ul.cards h2 a").evaluateAll(all => all.map(a => a.getAttribute("href")));
  assert.equal(boards.length, 8);
  for (const board of boards) {
    await page.goto(address() + board);
    const name = board.split("/").pop();
    const { rows } = await asked(`/boards/${name}?limit=1`);
    const shown = await page.locator("#answer table.rows tbody td").count();
    assert.equal(shown > 0, rows.length > 0, `${board} and its file do not agree`);
  }
  await close(page);
});

test("map and chart are drawn by the server, and say in words what they show", async () => {
  const page = await scriptless("/map");
  const map = page.locator("figure.map > svg");
  assert.equal(await map.getAttribute("role"), "img");
  assert.match(await map.getAttribute("aria-label"), /\d+ incidents/);
  assert.ok((await map.locator("circle").count()) > 5, "no incidents are drawn");
  assert.ok((await map.locator("path.land").count()) > 0, "no land is drawn");
  const box = await map.boundingBox();
  assert.ok(box.width > 300 && box.height > 200);
  assert.ok((await page.locator("figure[data-time] svg rect.floor").count()) > 3);
  await page.goto(`${address()}/map?layer=control`);
  assert.ok((await page.locator("figure.map > svg").count()) === 1);
  assert.ok((await page.locator("figure.map .legend li").count()) > 0);
  await close(page);
});

test("a tally is a form, and its answer an address", async () => {
  const page = await scriptless("/tally");
  await page.fill("#f-place", "Aleppo");
  await page.fill("#f-from", "2016-09-19");
  await page.fill("#f-to", "2016-10-31");
  await page.selectOption("#f-harm", "killed");
  await page.selectOption("#f-by", "source");
  await page.click("#filters button.primary");
  await page.waitForURL(/place=Aleppo/);
  const members = new URL(page.url()).searchParams;
  assert.deepEqual(
    [members.get("from"), members.get("to"), members.get("by")],
    ["2016-09-19", "2016-10-31", "source"],
  );
  const told = await asked("/tally?place=Aleppo&from=2016-09-19&to=2016-10-31&harm=killed");
  const floor = await page.locator("#answer dl b.number").first().innerText();
  assert.equal(Number(floor.replace(",", "")), told.tally.floor.value);
  assert.ok((await page.locator("#answer table.rows tbody tr").count()) > 1);
  await close(page);
});

test("a report is read, added, decided on and the decision undone by plain forms", async () => {
  const page = await scriptless("/reports/new");
  const report = {
    title: "Shells fall on a school in Idlib",
    publisher: "The Orontes Courier",
    published: "2017-03-14",
    text: "IDLIB, 14 March 2017 – Two teachers were killed and six people were injured in shelling of Idlib on Monday, the health directorate said. This report was written for a test.",
  };
  await page.fill("#text", report.text);
  await page.fill("#published", report.published);
  await page.click("form[data-paste] button[formaction='/reports/preview']");
  await page.waitForURL(/\/reports\/preview$/);
  await page.locator("#preview article.claim q.quote", { hasText: "Two teachers were killed" }).waitFor();
  assert.equal(await page.inputValue("#text"), report.text, "what was pasted is gone after it was read");
  assert.equal(await page.inputValue("#published"), report.published);

  const id = await addReport(page, report);
  const [claim] = await claimsOf(id);
  const state = async () => (await claimsOf(id))[0].review;
  await page.goto(`${address()}/review?report=${id}`);
  assert.equal(await page.locator("#at-hand h2 a").count(), 1);

  await page.goto(`${address()}/claims/${claim.id}`);
  await page.locator("form[action='/claims/decide'] input[name=by]").fill("Nadia");
  await page.click("form[action='/claims/decide'] button[value=accept]");
  await page.locator(".chips .chip.accepted").waitFor();
  assert.equal(await state(), "accepted");
  assert.match(await page.locator("#message").innerText(), /e\d+/);
  await page.locator("form[action='/claims/undo'] button").click();
  await page.locator(".chips .chip.unreviewed").waitFor();
  assert.equal(await state(), "unreviewed");

  await page.goto(`${address()}/review?report=${id}`);
  const at = await page.locator("#at-hand h2 a").innerText();
  await page.locator("#decide input[name=by]").fill("Nadia");
  await page.click("#reject");
  await page.waitForURL(/\/review\?.*saved=/);
  assert.notEqual(await page.locator("#at-hand h2 a").innerText(), at);
  assert.equal((await claimsOf(id)).find(one => one.id === at).review, "rejected");
  await close(page);
});

test("language and look are chosen by a plain form, and stay", async () => {
  const page = await scriptless("/preferences");
  await page.selectOption("#language", "ar");
  await page.selectOption("#theme", "dark");
  await page.click("form[action='/preferences'] button");
  await page.goto(`${address()}/claims`);
  const html = page.locator("html");
  assert.deepEqual(
    [await html.getAttribute("lang"), await html.getAttribute("dir"), await html.getAttribute("data-theme")],
    ["ar", "rtl", "dark"],
  );
  await close(page);
});
