/** From a pasted report to accepted claims, by keyboard alone once the text is in. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { addReport, asked, claimsOf, close, fillReport, open, signAs } from "./record.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const bakery = {
  title: "Shells fall on a bakery in Hama",
  publisher: "The Orontes Courier",
  published: "2017-03-04",
  text: "HAMA, 4 March 2017 – Three civilians were killed and five others were injured on Saturday when artillery shells struck a bakery in Hama, the head of the local council said. This report was written for a test.",
};

const left = page =>
  page
    .locator("#queue [role=status]")
    .textContent()
    .then(text => Number(text.match(/[\d,]+/)?.[0].replace(",", "") ?? 0));

const waiting = async () => (await asked("/overview")).unreviewed;

test("a pasted report is read while one watches, and kept with what was shown", async () => {
  const page = await open(browser, "/reports/new");
  await fillReport(page, bakery);
  const claims = page.locator("#preview article.claim");
  await page.waitForFunction(() => document.querySelectorAll("#preview article.claim").length === 3);
  const quotes = await claims.locator("q.quote").allTextContents();
  assert.ok(quotes.includes("Three civilians were killed"), quotes.join("; "));
  for (const quote of quotes) assert.ok(bakery.text.includes(quote), quote);

  await page.fill("#text", bakery.text.replace("Three civilians", "Four civilians"));
  await page
    .locator("#preview q.quote", { hasText: "Four civilians were killed" })
    .waitFor({ timeout: 5000 });
  await page.fill("#text", bakery.text);
  await page.locator("#preview q.quote", { hasText: "Three civilians were killed" }).waitFor();

  await page.click("form[data-paste] button.primary");
  await page.waitForURL(/\/reports\/r\d+/);
  assert.equal(await page.locator("h1").innerText(), bakery.title);
  assert.deepEqual(await page.locator("article.claim q.quote").allTextContents(), quotes);
  await close(page);
});

test("claims are accepted by keyboard alone, and the counts go down", async () => {
  const page = await open(browser, "/reports/new");
  const report = await addReport(page, {
    ...bakery,
    title: "Shells fall on a mill near Hama",
    text: bakery.text.replace("a bakery in Hama", "a mill in Hama").replace("Three", "Six"),
  });
  const claims = await claimsOf(report);
  assert.ok(claims.length >= 2, "the report has too few claims to be told from one");
  const before = await waiting();

  await page.goto(new URL(`/review?report=${report}`, page.url()).href);
  await page.evaluate(() => (window.stays = true));
  assert.equal(await left(page), claims.length);
  await signAs(page, "Leila");
  for (let done = 1; done <= claims.length; done += 1) {
    const at = await page.locator("#at-hand h2 a").textContent();
    await page.keyboard.press("a");
    await page.waitForFunction(was => document.querySelector("#at-hand h2 a")?.textContent !== was, at);
    assert.equal(await left(page), claims.length - done);
  }
  assert.equal(await page.locator("#at-hand").count(), 0);
  assert.ok(await page.evaluate(() => window.stays), "a decision loaded the page anew");
  assert.deepEqual([...new Set((await claimsOf(report)).map(claim => claim.review))], ["accepted"]);
  assert.equal(await waiting(), before - claims.length);

  // The last decision is one key away from never having been.
  await page.keyboard.press("u");
  await page.locator("#at-hand").waitFor();
  assert.equal(await left(page), 1);
  assert.equal(await waiting(), before - claims.length + 1);
  await close(page);
});

test("the overview and the queue tell the same number of claims that wait", async () => {
  const page = await open(browser, "/review");
  const queue = await left(page);
  const overview = await asked("/overview");
  assert.equal(overview.unreviewed, queue);
  await page.goto(new URL("/", page.url()).href);
  const told = await page.locator("section[aria-labelledby=waits] a[href='/review']").first().innerText();
  assert.equal(Number(told.match(/\d+/)[0]), queue);
  await close(page);
});

test("a claim is rejected, put off, sent for help and corrected in place by keys", async () => {
  const page = await open(browser, "/reports/new");
  const report = await addReport(page, {
    title: "Two strikes on a road near Hama",
    publisher: bakery.publisher,
    published: "2017-03-10",
    text: "HAMA, 10 March 2017 – Eight civilians were killed in an air strike on Hama on Thursday, the local council said. Nine people were injured in shelling of Hama on Wednesday, a doctor said. This report was written for a test.",
  });
  await page.goto(new URL(`/review?report=${report}`, page.url()).href);
  const all = await left(page);
  const name = () => page.locator("#at-hand h2 a").textContent();
  const next = was =>
    page.waitForFunction(at => document.querySelector("#at-hand h2 a")?.textContent !== at, was);

  const first = await name();
  await page.keyboard.press("ArrowRight");
  await next(first);
  const second = await name();
  await signAs(page, "Leila");
  await page.keyboard.press("x");
  await next(second);
  assert.equal((await claimsOf(report)).find(claim => claim.id === second).review, "rejected");

  await page.goto(new URL(`/review?report=${report}&kind=casualty`, page.url()).href);
  const third = await name();
  await page.keyboard.press("c");
  const field = page.locator("#c-figure");
  assert.ok(await field.evaluate(input => input === document.activeElement), "C leads to no field");
  await page.keyboard.type("11");
  await page.fill("#c-reason", "The paper printed another number the next day.");
  await page.keyboard.press("Enter");
  await next(third);
  const corrected = (await claimsOf(report)).find(claim => claim.id === third);
  assert.equal(corrected.review, "corrected");
  assert.equal(corrected.claim.casualty.figure.best, 11);

  const rest = await page.locator("#at-hand").count();
  if (rest) {
    const fourth = await name();
    await page.keyboard.press("h");
    await next(fourth);
    assert.equal((await claimsOf(report)).find(claim => claim.id === fourth).review, "unsure");
  }
  assert.ok(all >= 2);
  await close(page);
});

test("a second reader, blind, is not told what the first one decided or how sure the reader is", async () => {
  const page = await open(browser, "/review?blind=on");
  assert.equal(await page.locator("#at-hand .chip.unreviewed").count(), 0);
  assert.doesNotMatch(await page.locator("#queue").innerText(), /0\.\d\d/);
  await close(page);
});
