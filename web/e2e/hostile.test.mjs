/** What others write is text, wherever it is shown: nothing of a report, a name or an address runs as code. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch } from "./browser.mjs";
import { addReport, asked, claimsOf, mainPages, open, signAs } from "./record.mjs";

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const script = "<script>window.__pwned=1</script>";
const image = '"><img src=x onerror="window.__pwned=1">';
const rightToLeft = "\u202e";

const hostile = {
  title: `</title>${script}${image} Shells fall on Homs ${rightToLeft}txt.exe`,
  publisher: `Karim' onmouseover='window.__pwned=1' ${image}`,
  published: "2017-03-09",
  text: `HOMS, 9 March 2017 – Four civilians </mark>${script} were killed on Wednesday when shells struck a market in Homs, said Karim ${image} Haddad, the spokesman of <svg onload=window.__pwned=1>. "Two children ${image} were injured in the shelling," he said.

</textarea></section></main><iframe srcdoc="${script}"></iframe> Six people were injured in shelling of Homs on Tuesday, the </q><a href="javascript:window.__pwned=1">health directorate</a> said.

javascript:window.__pwned=1 [a page](javascript:window.__pwned=1) {{7*7}} \${7*7} ${rightToLeft}dellik erew eviF. This report was written for a test.`,
};

/** A page on which anything that runs is seen. */
async function watched(path, view) {
  const page = await open(browser, undefined, view);
  page.ran = [];
  page.on("dialog", dialog => {
    page.ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", event => {
      window.__refused = [...(window.__refused ?? []), `${event.violatedDirective} ${event.blockedURI}`];
    });
  });
  if (path) await page.goto(address() + path);
  return page;
}

/** What is wrong with the page that is shown: code that ran or tried to, elements that no page of ours has. */
async function faults(page) {
  const seen = await page.evaluate(() => ({
    ran: window.__pwned !== undefined,
    refused: window.__refused ?? [],
    elements: [
      ...document.querySelectorAll(
        "iframe, object, embed, base, img, [onerror], [onload], [onmouseover], script:not([src])",
      ),
    ].map(element => element.outerHTML.slice(0, 80)),
    links: [...document.querySelectorAll("[href], [action], [formaction], [src]")]
      .flatMap(element =>
        ["href", "action", "formaction", "src"].map(name => element.getAttribute(name) ?? ""),
      )
      .filter(value => /^\s*(javascript|data|vbscript):/i.test(value)),
  }));
  const told = page.problems.filter(problem => !/status of 4\d\d/.test(problem));
  return [
    ...(seen.ran ? ["a script of the report ran"] : []),
    ...seen.refused.map(what => `the policy had to refuse ${what}`),
    ...seen.elements.map(element => `holds ${element}`),
    ...seen.links.map(link => `links to ${link}`),
    ...page.ran,
    ...told,
  ];
}

test("a hostile report is text on every page, in the map's words and in every file", async () => {
  const page = await watched("/reports/new");
  await page.fill("#title", hostile.title);
  await page.fill("#publisher", hostile.publisher);
  await page.fill("#published", hostile.published);
  await page.fill("#text", hostile.text);
  await page.locator("#preview article.claim").first().waitFor();
  assert.deepEqual(await faults(page), [], "in the preview");
  await page.fill("#text", "");
  const report = await addReport(page, hostile);
  const claims = await claimsOf(report);
  assert.ok(claims.length > 0, "the hostile report has no claims, so it tests nothing");

  const shown = await page.locator("h1").textContent();
  assert.ok(
    shown.includes(script) && shown.includes(image),
    `the title is not shown as it was written: ${shown}`,
  );
  assert.ok((await page.locator(".text").textContent()).includes("<svg onload=window.__pwned=1>"));
  assert.deepEqual(await faults(page), [], "on the report");

  // Names that people give are no better than what reports say.
  await page.goto(`${address()}/review?report=${report}`);
  await signAs(page, `Nadia ${image}`);
  await page.locator("#decide input[name=reason]").fill(script);
  const at = await page.locator("#at-hand h2 a").textContent();
  await page.click("#reject");
  await page.waitForFunction(was => document.querySelector("#at-hand h2 a")?.textContent !== was, at);
  assert.deepEqual(await faults(page), [], "in the queue");

  const main = await mainPages();
  const sources = (await asked("/sources?limit=200")).rows.map(row => row.id).slice(-3);
  const incident = (await asked(`/incidents?report=${report}&limit=1`)).rows[0];
  const paths = [
    ...Object.values(main),
    `/reports/${report}`,
    ...claims.map(claim => `/claims/${claim.id}`),
    `/claims?report=${report}`,
    `/incidents?report=${report}`,
    ...(incident ? [`/incidents/${incident.id}`] : []),
    "/tally?place=Homs&by=source",
    "/tally?place=Homs&view=floor",
    "/map?place=Homs",
    "/record",
    "/search?words=Homs",
    "/sources",
    ...sources.map(source => `/sources/${source}`),
    "/review/agreement",
    ...["agenda", "facilities", "allegations"].map(board => `/boards/${board}`),
  ];
  const found = [];
  for (const path of paths) {
    page.problems.length = 0;
    await page.goto(address() + path);
    found.push(...(await faults(page)).map(fault => `${path}: ${fault}`));
  }
  assert.deepEqual(found, []);

  for (const path of [
    `/reports/${report}.json`,
    `/claims.json?report=${report}`,
    `/claims.csv?report=${report}`,
    `/incidents.geojson?report=${report}`,
    `/reports/${report}/bytes`,
  ]) {
    const answer = await fetch(address() + path);
    assert.equal(answer.status, 200, path);
    assert.doesNotMatch(
      answer.headers.get("content-type"),
      /html|svg|xml/,
      `${path} could be shown as a page`,
    );
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    await answer.arrayBuffer();
  }
  await page.context().close();
});

const members = [
  "place",
  "from",
  "to",
  "harm",
  "status",
  "by",
  "zone",
  "near",
  "within",
  "country",
  "box",
  "source",
  "quote",
  "text",
  "publisher",
  "report",
  "kind",
  "sort",
  "reverse",
  "after",
  "limit",
  "view",
  "part",
  "layer",
  "words",
  "saved",
  "blind",
  "again",
  "as-of",
  "rule",
  "preset",
  "side",
  "cause",
  "back",
  "colour",
];
const inputs = [
  `${script}${image}`,
  "javascript:window.__pwned=1//'\"--></title></textarea>",
  "' OR 1=1; DROP TABLE claims; --",
  "../../../../etc/passwd%00",
];

test("nothing that an address says runs, and no question of it fails the server", async () => {
  const before = await asked("/overview");
  const page = await watched();
  const found = [];
  const paths = [
    "/",
    "/reports",
    "/review",
    "/claims",
    "/incidents",
    "/tally",
    "/tally/contradictions",
    "/boards/control",
    "/map",
    "/search",
    "/record",
    "/sources",
    "/zones",
    "/preferences",
    "/log-in",
  ];
  for (const path of paths) {
    for (const member of members) {
      const query = member === "colour" ? encodeURIComponent(inputs[0]) : member;
      for (const input of inputs) {
        const answer = await fetch(`${address()}${path}?${query}=${encodeURIComponent(input)}`);
        const html = await answer.text();
        if (answer.status >= 500) found.push(`${path}?${member}=${input}: ${answer.status}`);
        const type = answer.headers.get("content-type") ?? "";
        if (
          type.startsWith("text/html") &&
          (html.includes(script) ||
            html.includes("<img src=x") ||
            /\b(?:href|src|action)="javascript:/i.test(html))
        )
          found.push(`${path}?${member}=${input}: comes back as it was`);
        if (/root:.*:0:0:/.test(html)) found.push(`${path}?${member}: shows a file`);
      }
    }
    // All at once in the browser itself, each with the worst of them.
    const all = new URLSearchParams(
      ["place", "text", "words", "source", "saved", "view", "back"].map(name => [name, inputs[0]]),
    );
    page.problems.length = 0;
    await page.goto(`${address()}${path}?${all}`);
    found.push(...(await faults(page)).map(fault => `${path}: ${fault}`));
  }
  for (const path of [
    "/reports/",
    "/claims/",
    "/incidents/",
    "/sources/",
    "/zones/",
    "/boards/",
    "/record/",
    "/assets/",
    "/",
  ]) {
    for (const input of [...inputs, "..%2f..%2fetc%2fpasswd", "r1%27--", "c99999999999999999999"]) {
      const answer = await fetch(
        `${address()}${path}${path === "/assets/" ? input.replaceAll("<", "%3c") : encodeURIComponent(input)}`,
      );
      const html = await answer.text();
      if (answer.status >= 500 || (answer.status === 200 && path !== "/"))
        found.push(`${path}${input}: ${answer.status}`);
      if (html.includes(script) || html.includes("<img src=x"))
        found.push(`${path}${input}: comes back as it was`);
    }
  }
  assert.deepEqual(found, []);
  const now = await asked("/overview");
  assert.equal(now.entries, before.entries, "a question wrote to the record");
  await page.context().close();
});

test("a form that another site sends is not taken, nor one without its token", async () => {
  const before = (await asked("/overview")).entries;
  const form = (headers, body) =>
    fetch(`${address()}/reports`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams(body),
    });
  const text = "HOMS, 2 April 2017 – One civilian was killed in shelling of Homs on Saturday, a doctor said.";
  for (const headers of [
    { origin: "https://bad.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    {},
  ]) {
    const answer = await form(headers, { text });
    assert.equal(answer.status, 403, JSON.stringify(headers));
  }
  assert.equal((await form({}, { text, csrf: "0".repeat(64) })).status, 403);
  assert.equal((await asked("/overview")).entries, before);
});
