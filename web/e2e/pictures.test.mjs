/** Pictures of the ten main pages, for the documents: in `SIJILL_PICTURES`, and only where that is set. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, launch, mapSettled, openPage, picture } from "./browser.mjs";
import { asked, mainPages } from "./record.mjs";

const wanted = Boolean(process.env.SIJILL_PICTURES);
let browser;

before(async () => {
  if (wanted) browser = await launch();
});

after(() => browser?.close());

/** The report with the most claims, and the incident with the most to tell. */
async function richest() {
  const most = (rows, of) => rows.reduce((best, row) => (of(row) > of(best) ? row : best));
  const { rows: reports } = await asked("/reports?limit=200");
  const { rows: incidents } = await asked("/incidents?limit=200");
  return {
    report: `/reports/${most(reports, row => row.claims).id}`,
    incident: `/incidents/${most(incidents, row => row.origins.length * 100 + row.claims.length).id}`,
  };
}

test("the ten main pages are photographed", { skip: !wanted }, async () => {
  const pages = { ...(await mainPages()), ...(await richest()) };
  assert.equal(Object.keys(pages).length, 10);
  for (const [name, path] of Object.entries(pages)) {
    const page = await openPage(browser, address() + path, { colorScheme: "light", reducedMotion: "reduce" });
    if (await page.locator("figure[data-map]").count()) {
      await mapSettled(page);
      await page.locator("figure.map[data-drawn]").waitFor();
    }
    await picture(page, name);
    await page.context().close();
  }
});
