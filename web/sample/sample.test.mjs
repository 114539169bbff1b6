/** The pages' script against the sample server: every promise that the server's pages rely on. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drag, findings, isTooWide, launch, mapSettled, openPage } from "../e2e/browser.mjs";
import { serve } from "./server.mjs";

let browser;
let server;

before(async () => {
  server = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.stop();
});

/**
 * Opens a page; where it runs scripts, once ours listens, so that no key is pressed before that. `routes`
 * says what answers in the server's place: of a page that is open already Chromium lets a request slip by.
 */
async function open(path, view, routes = {}) {
  const page = await openPage(browser, undefined, view);
  for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
  await page.goto(server.address + path);
  if (view !== "scriptless") await page.waitForSelector("html.js", { state: "attached" });
  return page;
}

async function close(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

const number = page => page.locator("#answer p").first().textContent();

test("a filter changes the list, the address and the title bar without a reload, and back undoes it", async () => {
  const page = await open("/list");
  await page.evaluate(() => (window.stays = true));
  const whole = await number(page);
  await page.selectOption("#grade", "weak");
  await page.waitForURL("**/list?grade=weak");
  await page.waitForFunction(before => document.querySelector("#answer p").textContent !== before, whole);
  assert.equal(await page.locator("#announce").textContent(), await number(page));
  await page.goBack();
  await page.waitForFunction(before => document.querySelector("#answer p").textContent === before, whole);
  assert.equal(await page.inputValue("#grade"), "");
  await page.goForward();
  await page.waitForFunction(() => document.querySelector("#grade").value === "weak");
  assert.ok(await page.evaluate(() => window.stays));
  await close(page);
});

test("paging by key keeps the focus and goes into the answer", async () => {
  const page = await open("/list");
  const first = await page.locator("table.rows tbody th").first().textContent();
  await page.locator("#next").focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("**/list?after=20");
  await page.waitForFunction(was => document.querySelector("table.rows tbody th").textContent !== was, first);
  assert.equal(await page.evaluate(() => document.activeElement.id), "next");
  await close(page);
});

test("a filter that meets no server goes the ordinary way", async () => {
  const page = await open("/list", "plain", {
    "**/list?grade=fair": route => {
      const live = route.request().headers()["x-sijill-part"] === "1";
      return live ? route.abort() : route.continue();
    },
  });
  await page.evaluate(() => (window.stays = true));
  await page.selectOption("#grade", "fair");
  await page.waitForFunction(
    () => window.stays === undefined && document.querySelector("#grade")?.value === "fair",
  );
  await page.context().close();
});

test("claims are decided by keys, one after the other, and undo is in reach", async () => {
  const page = await open("/queue");
  await page.evaluate(() => (window.stays = true));
  const before = await page.locator("h3").textContent();
  await page.keyboard.press("a");
  await page.waitForFunction(was => document.querySelector("h3").textContent !== was, before);
  assert.match(await page.locator("#toasts").textContent(), /accepted/);
  assert.equal(await page.locator("#waiting").textContent(), "8");
  const second = await page.locator("h3").textContent();
  await page.keyboard.press("x");
  await page.waitForFunction(was => document.querySelector("h3").textContent !== was, second);
  assert.ok(await page.evaluate(() => window.stays));
  assert.equal(new URL(page.url()).pathname, "/queue");
  await close(page);
});

test("a decision that meets no server is not sent twice, and says so", async () => {
  let sent = 0;
  const page = await open("/queue", "plain", {
    "**/queue/decide": route => {
      sent += 1;
      return route.abort();
    },
  });
  await page.keyboard.press("a");
  await page.locator("#toasts .error").waitFor();
  assert.equal(sent, 1);
  await page.context().close();
});

test("a figure is corrected without a mouse: a key opens it, Escape leaves it, Control and Enter keep it", async () => {
  const page = await open("/queue");
  await page.keyboard.press("c");
  assert.equal(await page.evaluate(() => document.activeElement.id), "low");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("details[open]").count(), 0);
  await page.keyboard.press("c");
  await page.keyboard.type("14");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a typing mistake");
  const asked = page.waitForRequest("**/queue/decide");
  await page.keyboard.press("Control+Enter");
  const sent = new URLSearchParams((await asked).postData());
  assert.deepEqual(
    [sent.get("decision"), sent.get("low"), sent.get("why")],
    ["corrected", "14", "a typing mistake"],
  );
  await page.locator("#toasts .toast").waitFor();
  await close(page);
});

test("a decision on its way is not ended by what is pressed next", async () => {
  let answered = false;
  let letGo;
  const held = new Promise(resolve => (letGo = resolve));
  const page = await open("/queue", "plain", {
    "**/queue/decide": async route => {
      await held;
      answered = true;
      await route.continue();
    },
  });
  await page.keyboard.press("a");
  await page.keyboard.press("ArrowRight");
  letGo();
  await page.waitForURL("**/queue?skip=*");
  assert.ok(answered);
  assert.match(await page.locator("#toasts").textContent(), /accepted/);
  await close(page);
});

test("a second click does not make a second thing", async () => {
  let sent = 0;
  let letGo;
  const held = new Promise(resolve => (letGo = resolve));
  const page = await open("/zones", "plain", {
    "**/zones": async route => {
      if (route.request().method() === "POST") {
        sent += 1;
        await held;
      }
      await route.continue();
    },
  });
  await page.getByRole("button", { name: "Keep" }).dblclick({ noWaitAfter: true });
  letGo();
  await page.waitForURL(server.address + "/");
  assert.equal(sent, 1);
  await page.context().close();
});

test("what was pasted and not yet added is not lost by a wrong click", async () => {
  const page = await open("/add");
  await page.locator("#text").pressSequentially("Shells killed 4 people.");
  const asked = page.waitForEvent("dialog");
  const going = page.getByRole("link", { name: "Parts" }).click({ noWaitAfter: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await going.catch(() => undefined);
  assert.equal(await page.inputValue("#text"), "Shells killed 4 people.");
  await page.context().close();
});

test("keys are listed by ?, can be switched off, and do not work while one types", async () => {
  const page = await open("/queue");
  await page.keyboard.press("?");
  assert.match(await page.locator("dialog").textContent(), /Accept/);
  assert.deepEqual(await findings(page), []);
  await page.locator("#keys-on").uncheck();
  await page.keyboard.press("Escape");
  const before = await page.locator("h3").textContent();
  await page.keyboard.press("a");
  assert.equal(await page.locator("h3").textContent(), before);
  await page.evaluate(() => localStorage.clear());
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("a?x");
  assert.equal(await page.inputValue("#search"), "a?x");
  assert.equal(await page.locator("h3").textContent(), before);
  await close(page);
});

test("a claim and its words find each other, by mouse, by keys and by address", async () => {
  const page = await open("/report", "calm");
  await page.locator("#m-c12").scrollIntoViewIfNeeded();
  await page.locator("#m-c12").click();
  assert.equal(new URL(page.url()).hash, "#c12");
  assert.ok(await page.locator("article#c12").evaluate(e => e.classList.contains("chosen")));
  await page.waitForFunction(() => {
    const card = document.querySelector("article#c12").getBoundingClientRect();
    const pane = document.querySelector(".two > :last-child").getBoundingClientRect();
    return card.top >= pane.top && card.top < pane.bottom;
  });
  await page.locator("#m-c1").hover();
  assert.equal(await page.locator(".lit").count(), 4);
  await page.keyboard.press("k");
  assert.equal(new URL(page.url()).hash, "#c11");
  assert.equal(await page.evaluate(() => document.activeElement.id), "c11");
  await page.goto(`${server.address}/report#c10`);
  await page.reload();
  assert.equal(await page.locator("mark.chosen").count(), 1);
  await close(page);
});

test("a nested mark lights its own claim only", async () => {
  const page = await open("/report");
  await page.locator("#m-c3 mark").hover();
  assert.ok(await page.locator("article#c1").evaluate(e => e.classList.contains("lit")));
  assert.ok(!(await page.locator("article#c3").evaluate(e => e.classList.contains("lit"))));
  await close(page);
});

test("a report is read while one writes it, with its token, and the last answer wins", async () => {
  const page = await open("/add");
  const bodies = [];
  page.on("request", request => {
    if (request.url().endsWith("/preview")) bodies.push(request.postData());
  });
  await page.locator("#text").pressSequentially("Shells killed 4 people and 9 others.", { delay: 15 });
  await page.locator("#preview article").nth(1).waitFor();
  assert.match(await page.locator("#preview").textContent(), /2 claims/);
  assert.ok(bodies.every(b => b.includes("csrf=sample")));
  assert.ok(bodies.length < 10);
  await page.locator("#text").fill("");
  await page.waitForFunction(() => document.querySelector("#preview").childElementCount === 0);
  await close(page);
});

test("files are sent one by one, and each has its answer", async () => {
  const page = await open("/add");
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.setInputFiles("input[type=file]", [
    file("one.txt", "a"),
    file("known.txt", "b"),
    file("odd.bin", "c"),
  ]);
  await page.locator(".files li.error").waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".files li.done").length === 2);
  const list = await page.locator(".files").textContent();
  assert.match(list, /12 claims/);
  assert.match(list, /already in the record/);
  assert.match(list, /holds no text/);
  assert.equal(await page.locator(".files a").first().getAttribute("href"), "/report");
  assert.deepEqual(await findings(page), []);
  await page.context().close();
});

test("what cannot be taken back is asked for first", async () => {
  const page = await open("/");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("button", { name: "No, go back" }).click();
  assert.equal(new URL(page.url()).pathname, "/");
  await page.evaluate(() => (window.stays = true));
  await page.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("button", { name: "Yes, go on" }).click();
  await page.waitForFunction(() => window.stays === undefined);
  await close(page);
});

test("times can be read in one's own zone, and days stay days", async () => {
  const page = await open("/", { timezoneId: "Asia/Damascus", locale: "en-GB" });
  await page.getByRole("button", { name: "Local time" }).click();
  const local = await page.locator('time[datetime="2026-03-02T16:40:00Z"]').first().textContent();
  assert.match(local, /19:40/);
  assert.equal(await page.locator('time[datetime="2026-03-02"] .local').count(), 0);
  await page.reload();
  assert.match(await page.locator('time[datetime="2026-03-02T16:40:00Z"]').first().textContent(), /19:40/);
  await page.evaluate(() => localStorage.clear());
  await close(page);
});

test("the citation is copied", async () => {
  const page = await open("/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy the citation" }).click();
  await page.locator("button.copied").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Sijill, tally of people killed/);
  await close(page);
});

test("brushing time changes list, map and address together; the handles move by keys; a double click clears", async () => {
  const page = await open("/list");
  await mapSettled(page);
  const whole = await number(page);
  const asked = page.waitForRequest(r => r.url().includes("/map.json") && r.url().includes("from="));
  await drag(page, "#time svg", [0.4, 0.5], [0.6, 0.5]);
  await page.waitForURL(/from=2026-02-\d\d.*to=2026-02-\d\d/);
  await asked;
  await page.waitForFunction(was => document.querySelector("#answer p").textContent !== was, whole);
  const from = await page.inputValue("#from");
  await page.locator("#time-from").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction(was => new URL(location.href).searchParams.get("from") > was, from);
  await page.waitForFunction(() => document.activeElement.id === "time-from");
  await page.locator("#time svg").dblclick({ position: { x: 30, y: 30 } });
  await page.waitForFunction(() => !location.search.includes("from="));
  assert.ok(await page.locator("figure#map.live canvas").count());
  await close(page);
});

test("a box on the map is a filter, and the map is never drawn anew for it", async () => {
  const page = await open("/list");
  await mapSettled(page);
  await page.evaluate(() => (document.querySelector("figure#map canvas").mine = true));
  await drag(page, "figure#map canvas", [0.3, 0.3], [0.6, 0.6], { shift: true });
  await page.waitForURL(/box=[\d.]+%2C/);
  await page.getByRole("button", { name: "Whole map" }).waitFor();
  assert.ok(await page.evaluate(() => document.querySelector("figure#map canvas").mine));
  await page.getByRole("button", { name: "Whole map" }).click();
  await page.waitForFunction(() => !location.search.includes("box="));
  await page.getByRole("button", { name: "Use this view" }).click();
  await page.waitForURL(/box=/);
  await close(page);
});

test("the map can be used without a mouse", async () => {
  const page = await open("/list?box=36.6,34.8,36.8,35");
  await mapSettled(page);
  await page.locator(".map-list summary").click();
  await page.locator(".map-list li").first().waitFor();
  assert.ok((await page.locator(".map-list li").count()) > 1);
  await page.locator(".map-list li :is(a, button)").first().focus();
  assert.deepEqual(await findings(page), []);
  await close(page);
});

test("an outline is drawn by clicks and stands in the field; what is pasted is drawn", async () => {
  const page = await open("/zones");
  await mapSettled(page);
  await page.getByRole("button", { name: "Draw an outline" }).click();
  const box = await page.locator("figure#map canvas").boundingBox();
  for (const [x, y] of [
    [0.4, 0.3],
    [0.6, 0.3],
    [0.5, 0.6],
  ])
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y, { delay: 30 });
  await page.getByRole("button", { name: "Close the outline" }).click();
  const drawn = JSON.parse(await page.inputValue("#outline"));
  assert.equal(drawn.type, "Polygon");
  assert.equal(drawn.coordinates[0].length, 4);
  await page.fill("#outline", "{");
  assert.equal(await page.getAttribute("#outline", "aria-invalid"), "true");
  await page.fill("#outline", JSON.stringify(drawn));
  assert.equal(await page.getAttribute("#outline", "aria-invalid"), "false");
  await close(page);
});

/** The colour in the middle of a picture of the map. */
async function colourOf(page) {
  const shot = await page.locator("figure#map canvas").screenshot();
  return page.evaluate(async text => {
    const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(12, 12, 1, 1).data].slice(0, 3);
  }, shot.toString("base64"));
}

// Sea is what the vector archive says is everywhere; the others have colours of their own.
for (const [kind, wanted] of [
  ["raster", [40, 200, 200]],
  ["picture", [200, 40, 200]],
  ["vector", [223, 231, 234]],
]) {
  test(`${kind} tiles lie under the record where they are configured`, async () => {
    const page = await open(`/list?tiles=${kind}&box=36.0,32.0,36.1,32.1`);
    await mapSettled(page);
    let seen = [];
    for (let tries = 0; tries < 200 && String(seen) !== String(wanted); tries += 1) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
      seen = await colourOf(page);
    }
    assert.deepEqual(seen, wanted);
    await close(page);
  });
}

test("without WebGL the server's map stays", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${server.address}/list`);
  await page.waitForLoadState("networkidle");
  assert.ok(await page.locator("figure#map > svg").isVisible());
  assert.equal(await page.locator(".map-live").count(), 0);
  await context.close();
});

test("without scripts everything is there", async () => {
  const page = await open("/list", "scriptless");
  assert.ok(await page.locator("figure#map > svg").isVisible());
  assert.ok(await page.locator("table.rows tbody tr").count());
  assert.equal(await page.locator(".keyhint:visible").count(), 0);
  await page.selectOption("#grade", "weak");
  await page.getByRole("button", { name: "Show" }).click();
  assert.match(page.url(), /grade=weak/);
  await page.context().close();
});

for (const path of ["/", "/list", "/report", "/queue", "/add", "/zones"]) {
  for (const [name, view, query] of [
    ["light", "plain", ""],
    ["dark", "dark", ""],
    ["right to left", "plain", "?lang=ar"],
    ["narrow", "narrow", ""],
  ]) {
    test(`${path} in ${name} has no fault that axe finds and is not too wide`, async () => {
      const page = await open(path + query, view);
      if (path === "/list" || path === "/zones") await mapSettled(page);
      assert.deepEqual(await findings(page), []);
      assert.equal(await isTooWide(page), false);
      await close(page);
    });
  }
}
