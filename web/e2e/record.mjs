/**
 * What tests of the program's own pages share: where its pages are, what its API answers, and how a report of
 * a test's own words comes into the record, so that no test decides on another one's claims.
 */

import assert from "node:assert/strict";
import { address, openPage } from "./browser.mjs";

/** Opens an address of the server under test; nothing yet where none is given. */
export function open(browser, path, view) {
  return openPage(browser, path && address() + path, view);
}

/** Leaves a page on which nothing may have gone wrong. */
export async function close(page) {
  assert.deepEqual(page.problems, [], `something went wrong on ${page.url()}`);
  await page.context().close();
}

/** What the API answers. */
export async function asked(path) {
  const response = await fetch(`${address()}/api/v1${path}`);
  assert.equal(response.status, 200, `${path} was answered with ${response.status}`);
  return response.json();
}

/** The ten pages that people are on most, with a report, an incident and a claim of the record. */
export async function mainPages() {
  const first = async list => (await asked(`/${list}?limit=1`)).rows[0].id;
  return {
    overview: "/",
    reports: "/reports",
    report: `/reports/${await first("reports")}`,
    review: "/review",
    claims: "/claims",
    incidents: "/incidents",
    incident: `/incidents/${await first("incidents")}`,
    tally: "/tally?place=Aleppo&by=day",
    control: "/boards/control",
    map: "/map",
  };
}

/** Fills the form of a report to be pasted. */
export async function fillReport(page, { text, title, publisher, published }) {
  if (title) await page.fill("#title", title);
  if (publisher) await page.fill("#publisher", publisher);
  if (published) await page.fill("#published", published);
  await page.fill("#text", text);
}

/** Adds a report as a person does, and gives its id. The page stands on the report then. */
export async function addReport(page, report) {
  await page.goto(`${address()}/reports/new`);
  await fillReport(page, report);
  await page.click("form[data-paste] button.primary");
  await page.waitForURL(/\/reports\/r\d+/);
  return new URL(page.url()).pathname.split("/").pop();
}

/** The claims of a report, as the API tells them. */
export async function claimsOf(report) {
  return (await asked(`/claims?report=${report}&limit=200`)).rows;
}

/** Types a name into the form of a decision, and leaves the field as a person would, so that keys work. */
export async function signAs(page, name) {
  await page.locator("#decide input[name=by]").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(name);
  await page.keyboard.press("Escape");
}
