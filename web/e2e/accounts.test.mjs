/**
 * A record that people share: who comes in, what each of them may do, and what the public sees of it. The
 * server and the record are this file's own.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findings, launch, openPage } from "./browser.mjs";
import { newRecord } from "./server.mjs";

const password = "seven quiet herons walk";
const withheld = {
  victim: "Salma Idrisi",
  other: "Yunus Idrisi",
  facility: "Al-Rawda Hospital",
  point: "35.1318",
};
const reports = [
  {
    id: "clinic",
    title: "Strike near a clinic in Hama",
    publisher: "The Orontes Courier",
    published: "2017-03-04",
    text: `HAMA, 4 March 2017 – ${withheld.victim}, 34, and her son ${withheld.other} were killed on Saturday when an air strike hit ${withheld.facility} in Hama, the head of the local council said. This report was written for a test.`,
  },
  {
    id: "bakery",
    title: "Shells fall on a bakery in Hama",
    publisher: "The Orontes Courier",
    published: "2017-03-06",
    text: "HAMA, 6 March 2017 – Three civilians were killed and five others were injured on Sunday when artillery shells struck a bakery in Hama, the health directorate said. This report was written for a test.",
  },
];

let browser;
let record;
let at;

before(async () => {
  record = newRecord();
  record.run(
    "add",
    record.file("reports.jsonl", reports.map(report => JSON.stringify(report)).join("\n")),
    "--quiet",
  );
  const file = record.file("password", `${password}\n`);
  for (const [name, role] of [
    ["leila", "administrator"],
    ["noor", "coder"],
    ["sami", "reader"],
  ]) {
    record.run("account", "add", name, "--role", role, "--password-file", file);
  }
  at = await record.serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await record?.end();
});

async function logIn(name, words = password, page) {
  page ??= await openPage(browser, `${at}/log-in`);
  await page.fill("#name", name);
  await page.fill("#password", words);
  await page.click("main form button.primary");
  return page;
}

async function inside(name) {
  const page = await logIn(name);
  await page.locator("header form[action='/log-out']").waitFor();
  return page;
}

/** Posts a form as the page that is open could, with its own token. */
async function post(page, path, fields) {
  const csrf = await page.locator("header input[name=csrf]").first().inputValue();
  const answer = await page.request.post(at + path, {
    form: { csrf, ...fields },
    headers: { origin: at },
    maxRedirects: 0,
  });
  return answer.status();
}

test("nothing of the record is shown to whoever is not logged in, while nothing is published", async () => {
  for (const path of [
    "/",
    "/reports",
    "/reports/r0",
    "/claims",
    "/claims.csv",
    "/api/v1/claims",
    "/incidents.geojson",
    "/map",
    "/record",
    "/search?words=Hama",
  ]) {
    const answer = await fetch(at + path, { redirect: "manual" });
    const text = await answer.text();
    if (path !== "/") assert.notEqual(answer.status, 200, path);
    for (const word of ["Orontes", "bakery", withheld.victim])
      assert.ok(!text.includes(word), `${path} tells of ${word}`);
  }
});

test("a wrong password is refused in words that do not tell whether there is such a name", async () => {
  const page = await logIn("leila", "not this one at all");
  const refusal = await page.locator("[role=alert]").innerText();
  assert.equal(await page.locator("header form[action='/log-out']").count(), 0);
  assert.equal(await page.inputValue("#password"), "");
  assert.deepEqual(await findings(page), []);
  await logIn("nobody-here", "not this one at all", page);
  assert.equal(await page.locator("[role=alert]").innerText(), refusal);
  await page.context().close();
});

test("whoever logs in comes in, is named, and is out again after logging out", async () => {
  const page = await inside("leila");
  await page.goto(`${at}/reports`);
  assert.match(await page.locator("header.top").innerText(), /leila/);
  assert.ok((await page.locator("table.rows tbody tr").count()) === 2);
  const [session] = (await page.context().cookies()).filter(
    cookie => cookie.httpOnly && cookie.value.length > 20,
  );
  assert.ok(session, "there is no session cookie that scripts cannot read");
  assert.match(session.sameSite, /Lax|Strict/);
  await page.click("header form[action='/log-out'] button");
  await page.waitForURL(url => !url.pathname.startsWith("/reports"));
  assert.equal((await page.request.get(`${at}/reports`, { maxRedirects: 0 })).status() === 200, false);
  await page.context().clearCookies();
  await page.context().addCookies([session]);
  const again = await page.request.get(`${at}/reports`, { maxRedirects: 0 });
  assert.notEqual(again.status(), 200, "a session lives on after its end");
  await page.context().close();
});

const deeds = [
  ["/claims/decide", { claim: "c0", decision: "accept" }, ["leila", "noor"]],
  [
    "/reports",
    { text: "HAMA, 9 March 2017 – One civilian was killed in shelling of Hama on Wednesday, a doctor said." },
    ["leila", "noor"],
  ],
  ["/reports/preview", { text: "Two people were killed in Hama." }, ["leila", "noor"]],
  ["/review/many", { decision: "accept" }, ["leila"]],
  ["/reports/r1/withdraw", { reason: "a test" }, ["leila"]],
  ["/zones", { name: "x" }, ["leila"]],
  ["/people/add", { name: "rami", role: "reader" }, ["leila"]],
  ["/publication", { reason: "a test" }, ["leila"]],
  ["/reports/r1/erase", { reason: "a test" }, ["leila"]],
];

for (const name of ["sami", "noor"]) {
  test(`${name} sees no button for, and is refused, what the role does not hold`, async () => {
    const page = await inside(name);
    const entries = async () => (await (await page.request.get(`${at}/api/v1/overview`)).json()).entries;
    const before = await entries();
    for (const [path, fields, may] of deeds.filter(([, , may]) => !may.includes(name))) {
      assert.equal(await post(page, path, fields), 403, path);
      assert.ok(!may.includes(name));
    }
    assert.equal(await entries(), before, "what was refused was written");
    await page.goto(`${at}/reports/r0`);
    const buttons = await page.locator("button[form=decide]").count();
    assert.equal(buttons > 0, name === "noor");
    assert.equal(await page.locator("form[action$='/withdraw'], a[href$='/erase']").count(), 0);
    const links = await page.locator("nav.main a").evaluateAll(all => all.map(a => a.getAttribute("href")));
    for (const closed of ["/people", "/publication"]) {
      assert.ok(!links.includes(closed), closed);
      assert.equal((await page.request.get(at + closed)).status(), 403, closed);
    }
    assert.equal(links.includes("/review"), name === "noor");
    await page.context().close();
  });
}

test("a decision is signed with the account's name, whatever the form says", async () => {
  const page = await inside("noor");
  assert.equal(await page.locator("main input[name=by]").count(), 0);
  const status = await post(page, "/claims/decide", { claim: "c0", decision: "unsure", by: "leila" });
  assert.equal(status, 303);
  const claim = await (await page.request.get(`${at}/record.json?limit=1`)).json();
  assert.equal(claim[0].by, "noor");
  await page.context().close();
});

test("too many wrong passwords in a row are answered by waiting", async () => {
  const page = await openPage(browser, `${at}/log-in`);
  const csrf = await page.locator("main input[name=csrf]").first().inputValue();
  let status = 0;
  for (let attempt = 0; attempt < 25 && status !== 429; attempt += 1) {
    const answer = await page.request.post(`${at}/log-in`, {
      form: { csrf, name: "sami", password: `wrong ${attempt}` },
      headers: { origin: at },
      maxRedirects: 0,
    });
    status = answer.status();
  }
  assert.equal(status, 429);
  await page.context().close();
});

/** All that the public can open: pages, the same through the API, and files. */
const open = [
  "/",
  "/reports",
  "/reports/r0",
  "/reports/r1",
  "/claims",
  "/claims/c0",
  "/claims/c1",
  "/claims?place=Hama",
  "/incidents",
  "/incidents/i0",
  "/tally",
  "/tally?by=source",
  "/tally?by=place",
  "/tally/contradictions",
  "/map",
  "/boards",
  "/boards/facilities",
  "/boards/control",
  "/boards/allegations",
];
const forms = path => {
  const [name, query] = path.split("?");
  const tail = query ? `?${query}` : "";
  const files =
    name === "/"
      ? ["/overview.json"]
      : [`${name}.json${tail}`, `${name}.csv${tail}`, `${name}.geojson${tail}`];
  return [path, `/api/v1${name === "/" ? "/overview" : name}${tail}`, ...files];
};

test("what the profile withholds is on no page, in no answer of the API and in no file", async () => {
  const page = await inside("leila");
  // The test would be worth nothing if the record did not hold what is withheld.
  const all = await (await page.request.get(`${at}/claims.json`)).text();
  for (const word of [withheld.victim, withheld.point])
    assert.ok(all.includes(word), `the record does not hold ${word}`);

  await page.goto(`${at}/publication`);
  await page.check("input[name=places][value=within]");
  await page.fill("#km", "50");
  for (const name of ["facilities", "victims"]) {
    const box = page.locator(`input[type=checkbox][name=${name}]`);
    if (await box.isChecked()) await box.uncheck();
  }
  await page.locator("main form[action='/publication'] input[name=reason]").fill("For the yearly report.");
  await page.click("main form[action='/publication'] button.primary");
  await page.locator("form[action='/publication/off']").waitFor();
  await page.context().close();

  const asPublic = await openPage(browser);
  const found = [];
  let answered = 0;
  const values = Object.values(withheld);
  for (const path of [
    ...open.flatMap(forms),
    "/incidents/map.json?west=30&south=30&east=45&north=40&zoom=8",
    "/map/places.json",
    "/map/control.json",
  ]) {
    const answer = await asPublic.request.get(at + path, { maxRedirects: 0 });
    const text = await answer.text();
    if (answer.status() >= 500) found.push(`${path}: ${answer.status()}`);
    if (answer.status() === 200) answered += 1;
    found.push(...values.filter(value => text.includes(value)).map(value => `${path}: ${value}`));
  }
  assert.ok(answered > 20, `the public was shown only ${answered} answers`);
  assert.deepEqual(found, []);

  for (const path of [
    "/record",
    "/reports/r0/bytes",
    "/search?words=Salma",
    "/sources",
    "/review",
    "/people",
    "/reports/new",
    "/api/v1/record",
  ]) {
    const answer = await asPublic.request.get(at + path, { maxRedirects: 0 });
    assert.notEqual(answer.status(), 200, `${path} is open to the public`);
  }
  for (const path of [
    "/claims?text=Salma",
    "/claims?quote=Salma",
    `/reports?text=${encodeURIComponent(withheld.facility)}`,
  ]) {
    const answer = await asPublic.request.get(at + path);
    const body = await answer.text();
    assert.ok(
      answer.status() !== 200 || !/href="\/(claims|reports)\/[cr]\d/.test(body),
      `${path} tells what is withheld by finding it`,
    );
  }
  await asPublic.goto(`${at}/reports/r1`);
  assert.equal(await asPublic.locator("button[form=decide]").count(), 0);
  assert.equal(await asPublic.locator("#custody, #history").count(), 0);
  await asPublic.goto(`${at}/claims/c0`);
  assert.equal(await asPublic.locator("#decisions, #decide").count(), 0);
  await asPublic.context().close();
});

test("an administrator looks as the public does, and back; switched off, the public sees nothing", async () => {
  const page = await inside("leila");
  await page.goto(`${at}/publication`);
  await page.click("main form[action='/publication/view'] button");
  await page.goto(`${at}/reports/r0`);
  assert.equal(await page.locator("form[action='/publication/view'].notice").count(), 1);
  const text = await page.locator("body").innerText();
  for (const value of [withheld.victim, withheld.facility]) assert.ok(!text.includes(value), value);
  await page.click("form.notice[action='/publication/view'] button");
  await page.goto(`${at}/reports/r0`);
  assert.ok((await page.locator("body").innerText()).includes(withheld.victim));

  await page.goto(`${at}/publication`);
  await page.locator("form[action='/publication/off'] input[name=reason]").fill("The report is out.");
  await page.click("form[action='/publication/off'] button");
  await page.waitForFunction(() => !document.querySelector("form[action='/publication/off']"));
  const answer = await fetch(`${at}/claims`, { redirect: "manual" });
  assert.notEqual(answer.status, 200);
  await page.context().close();
});
