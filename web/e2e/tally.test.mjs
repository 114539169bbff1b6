/** A figure can be followed down to the words it rests on, and moves with what people decide. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { addReport, asked, claimsOf, close, open } from "./record.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const figure = async page =>
  Number((await page.locator("#answer dl b.number").first().innerText()).replace(",", ""));

test("the floor of Aleppo leads to its grounds, a claim, and the words in the report", async () => {
  const page = await open(browser, "/tally?place=Aleppo&by=day");
  assert.ok((await figure(page)) > 0);
  await page.locator("#answer dl a").first().click();
  await page.waitForURL(/view=floor/);
  const grounds = page.locator("#answer .ledger section");
  const shown = await grounds.count();
  assert.ok(shown > 1, "the floor rests on nothing that is shown");

  const quote = await grounds.first().locator("blockquote bdi").first().innerText();
  const id = await grounds.first().locator("h3 a").innerText();
  await grounds.first().locator("h3 a").click();
  await page.waitForURL(new RegExp(`/claims/${id}$`));
  assert.equal(await words(page, id), quote);

  await page.locator("section[aria-labelledby=words] p a[href*='/reports/']").click();
  await page.waitForURL(new RegExp(`/reports/r\\d+#${id}$`));
  assert.equal(await words(page, id), quote);
  const card = page.locator(`article.claim#${id}`);
  assert.equal(await card.locator("q.quote").innerText(), quote);
  await page.waitForFunction(
    claim => document.querySelector(`mark.claim[data-claim~="${claim}"]`)?.classList.contains("chosen"),
    id,
  );
  const mark = page.locator(`mark.claim[data-claim~="${id}"]`).first();
  const seen = await mark.evaluate(element => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  assert.ok(seen, "the words are out of sight");
  await close(page);
});

/** The highlighted words of a claim, put together over paragraphs. */
async function words(page, id) {
  const marks = await page.locator(`.text mark.claim[data-claim~="${id}"]`).allTextContents();
  return marks.join("").replace(/\s+/g, " ").trim();
}

test("everything a tally says of its figure is true of the file that it offers", async () => {
  const page = await open(browser, "/tally?place=Aleppo&harm=killed");
  const told = await asked("/tally?place=Aleppo&harm=killed");
  assert.equal(await figure(page), told.tally.floor.value);
  await page.locator("#how summary").click();
  assert.match(await page.locator("#command").innerText(), /^sijill tally .*Aleppo/);
  assert.match(await page.locator("#cite").innerText(), /test\.example\/aleppo/);
  await close(page);
});

test("a bar by day, a zone and a source are one click away and keep the question", async () => {
  const page = await open(browser, "/tally?place=Aleppo");
  for (const by of ["day", "source", "place"]) {
    await page.selectOption("#f-by", by);
    await page.waitForURL(new RegExp(`place=Aleppo.*by=${by}|by=${by}.*place=Aleppo`));
    await page.locator("#answer table.rows tbody tr").first().waitFor();
  }
  await close(page);
});

test("a corrected figure moves the tally and grows the log; undone, all is as before", async () => {
  const page = await open(browser, "/reports/new");
  const report = await addReport(page, {
    title: "Air strike on a street in Raqqa",
    publisher: "The Orontes Courier",
    published: "2017-03-07",
    text: "RAQQA, 7 March 2017 – Seven civilians were killed in an air strike on Raqqa on Monday, the civil defence said. This report was written for a test.",
  });
  const [claim] = (await claimsOf(report)).filter(one => one.claim.kind === "casualty");
  assert.ok(claim, "the report has no casualties");
  const tally = `${address()}/tally?place=Raqqa&from=2017-03-06&to=2017-03-06`;
  const log = async () => (await asked("/record?limit=3")).rows;
  await page.goto(tally);
  assert.equal(await figure(page), 7);
  const was = (await log())[0].entry;

  await page.goto(`${address()}/claims/${claim.id}`);
  await page.fill("#c-figure", "19");
  await page.fill("#c-by", "Omar");
  await page.fill("#c-reason", "The civil defence gave 19 on its own page.");
  await page.click("#correction button.primary");
  await page.locator("#compared").waitFor();
  const said = await page.locator("#message, #toasts").first().textContent();
  await page.goto(tally);
  assert.equal(await figure(page), 19);

  const [entry, before] = await log();
  assert.equal(before.entry, was, "the log grew by more than one entry");
  assert.equal(entry.by, "Omar");
  assert.equal(entry.reason, "The civil defence gave 19 on its own page.");
  assert.ok(said.includes(entry.entry), `“${said}” does not name ${entry.entry}`);
  await page.goto(`${address()}/record`);
  const newest = page.locator("ol.timeline li").first();
  assert.equal(await newest.locator("p a").first().innerText(), entry.entry);
  assert.match(await newest.innerText(), /Omar[\s\S]*The civil defence gave 19/);
  await page.goto(`${address()}/record/${entry.entry}`);
  assert.match(await page.locator("main").innerText(), /19/);

  await page.goto(`${address()}/claims/${claim.id}`);
  await page.locator("form[action='/claims/undo'] input[name=by]").fill("Omar");
  await page.locator("form[action='/claims/undo'] button").click();
  await page.waitForFunction(() => !document.querySelector("#compared"));
  await page.goto(tally);
  assert.equal(await figure(page), 7);
  const [undo] = await log();
  assert.notEqual(undo.entry, entry.entry);
  await page.goto(`${address()}/record`);
  const entries = page.locator("ol.timeline li");
  assert.match(await entries.nth(0).innerText(), new RegExp(`^[\\s\\S]*${undo.entry}`));
  assert.equal(await entries.nth(1).locator(".chip.unsure").count(), 1, "what was undone is not marked");
  await close(page);
});
