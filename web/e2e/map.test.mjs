/** Map, list and chart are one selection and one address, whichever of them it was made with. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drag, launch, mapSettled } from "./browser.mjs";
import { asked, close, open } from "./record.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const told = page =>
  page
    .locator("#answer")
    .getAttribute("data-announce")
    .then(text => Number(text.match(/\d+/)?.[0] ?? 0));
const period = page => {
  const members = new URL(page.url()).searchParams;
  return { from: members.get("from"), to: members.get("to") };
};

/** The days of the rows that are shown. */
const days = page =>
  page
    .locator("#answer tbody tr")
    .evaluateAll(rows =>
      rows.map(row => [...row.querySelectorAll("time")].map(time => time.getAttribute("datetime"))),
    );

/** How many incidents the live map has in view, however they are drawn together. */
async function onMap(page) {
  return Number(
    (await page.locator("figure.map .map-list summary").innerText()).match(/[\d,]+/)[0].replace(",", ""),
  );
}

/** Waits until the live map has as many incidents in view. */
async function mapShows(page, number) {
  await page.waitForFunction(
    wanted =>
      Number(document.querySelector("figure.map .map-list summary")?.textContent.match(/\d+/)?.[0]) ===
      wanted,
    number,
  );
}

for (const path of ["/map", "/incidents"]) {
  test(`${path}: time brushed on the chart is the time of list, map and address`, async () => {
    const page = await open(browser, path);
    await page.evaluate(() => (window.stays = true));
    await mapSettled(page);
    const whole = await told(page);
    const wholeOnMap = await onMap(page);
    assert.ok(whole > 10 && wholeOnMap > 10);

    await drag(page, "figure[data-time] svg", [0.2, 0.5], [0.45, 0.5]);
    await page.waitForURL(/from=\d{4}-\d\d-\d\d.*to=|to=\d{4}-\d\d-\d\d.*from=/);
    await page.waitForFunction(
      was => Number(document.querySelector("#answer").dataset.announce.match(/\d+/)?.[0]) < was,
      whole,
    );
    const { from, to } = period(page);
    assert.ok(from < to);
    assert.equal(await page.inputValue("#f-from"), from);
    assert.equal(await page.inputValue("#f-to"), to);
    const few = await told(page);
    assert.ok(few > 0);
    const rows = await days(page);
    assert.equal(rows.length, few);
    for (const [start, end = start] of rows) assert.ok(start <= to && end >= from, `${start} to ${end}`);

    // The map asks for the same: what is in view are those of the list that have a place.
    const features = await asked(`/incidents?from=${from}&to=${to}&limit=200`);
    assert.equal(features.rows.length, few);
    await mapShows(page, features.rows.filter(row => row.where?.lat !== undefined).length);

    // The chart says the period, and its window is where it was drawn.
    assert.match(await page.locator("#time .period").innerText(), new RegExp(`${from}.*${to}`));
    assert.ok(await page.evaluate(() => window.stays), "the brush loaded the page anew");

    await page.goBack();
    await page.waitForFunction(
      was => Number(document.querySelector("#answer").dataset.announce.match(/\d+/)?.[0]) === was,
      whole,
    );
    assert.deepEqual(period(page), { from: null, to: null });
    assert.equal(await page.inputValue("#f-from"), "");
    await mapShows(page, wholeOnMap);
    assert.equal(await page.locator("#time .brush").getAttribute("class"), "brush whole");
    await page.goForward();
    await page.waitForFunction(
      was => Number(document.querySelector("#answer").dataset.announce.match(/\d+/)?.[0]) === was,
      few,
    );
    assert.equal(await page.inputValue("#f-from"), from);
    await close(page);
  });
}

test("an address with a period opens with the brush, the list and the map set to it", async () => {
  const page = await open(browser, "/map?from=2016-09-19&to=2016-09-30");
  await mapSettled(page);
  const few = await told(page);
  assert.equal((await days(page)).length, few);
  assert.match(await page.locator("#time .period").innerText(), /2016-09-19.*2016-09-30/);
  const bars = await page
    .locator("#time rect[data-day]")
    .evaluateAll(all => all.map(bar => bar.dataset.day).sort());
  const next = bars.find(day => day > "2016-09-19");
  await page.locator("#time-from").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL(new RegExp(`from=${next}`));
  assert.equal(await page.inputValue("#f-from"), next);
  await page.locator("#time .brush-tools button").click();
  await page.waitForURL(url => !url.searchParams.get("from"));
  await page.waitForFunction(
    was => Number(document.querySelector("#answer").dataset.announce.match(/\d+/)?.[0]) > was,
    few,
  );
  await close(page);
});

test("an area drawn over the map is the area of the list and of the chart", async () => {
  const page = await open(browser, "/map");
  await mapSettled(page);
  const whole = await told(page);
  await drag(page, "figure.map canvas", [0.4, 0.4], [0.6, 0.6], { shift: true });
  await page.waitForURL(/box=/);
  await page.waitForFunction(
    was => Number(document.querySelector("#answer").dataset.announce.match(/\d+/)?.[0]) !== was,
    whole,
  );
  const box = new URL(page.url()).searchParams.get("box");
  assert.equal(box.split(",").length, 4);
  assert.equal((await asked(`/incidents?box=${box}&limit=200`)).rows.length, await told(page));
  await page.goBack();
  await page.waitForFunction(
    was => Number(document.querySelector("#answer").dataset.announce.match(/\d+/)?.[0]) === was,
    whole,
  );
  await close(page);
});

test("who is said to hold what is drawn where the list of control says so", async () => {
  const page = await open(browser, "/map?layer=control");
  await mapSettled(page);
  assert.ok((await page.locator("figure.map .legend li").count()) > 0);
  await page.selectOption("#f-layer", "both");
  await page.waitForURL(/layer=both/);
  await page.waitForLoadState("networkidle");
  await close(page);
});
