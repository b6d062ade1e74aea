// Opens the HTML reports in a folder as a reader would, and fails if something is wrong.
//
//     node check.mjs CHROMIUM FOLDER [PICTURE]
//
// It checks for errors on the console, requests, violations that axe-core finds, findings without a link, statements that the
// keyboard does not reach or that leave the window when they are clicked, cards that stay hidden, pages wider than their
// window, and scripts of an article that run. XML reports in the folder are validated against their published schemas. With
// a third argument, it takes a picture of the first report.

import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { validateXML } from "xmllint-wasm";

const [program, folder, picture] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const schemas = join(import.meta.dirname, "..", "schemas");
const WINDOWS = [
  { name: "desktop", viewport: { width: 1280, height: 900 } },
  { name: "phone", viewport: { width: 360, height: 740 } },
];

let passed = 0;
const failures = [];

/** Counts a check, and keeps what is wrong. */
function check(what, problems) {
  if (problems.length === 0) passed += 1;
  else failures.push(`${what}:\n  ${problems.join("\n  ")}`);
}

/** Opens a report; what goes wrong on the page is collected in `troubles`. */
async function open(browser, file, options, ready = async () => {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const troubles = [];
  page.on("console", (message) => message.type() === "log" || troubles.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => troubles.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => request.url().split("#")[0] === url || troubles.push(`request: ${request.url()}`));
  await page.goto(url);
  await ready(page);
  return { page, troubles, close: () => context.close() };
}

/** Unfolds all articles of a page on several. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));

/** What axe-core finds wrong with the page in its current state. */
async function accessibility(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((found) => `${found.id}: ${found.help}: ${found.nodes[0].html}`);
}

/** What axe-core finds wrong while a statement of each status is in focus, with its card shown and its words highlighted. */
async function cards(page) {
  const problems = [];
  for (const status of ["outlet", "source", "anonymous", "unattributed"]) {
    const statement = page.locator(`.statement.${status}`).first();
    if ((await statement.count()) === 0) continue;
    await statement.focus();
    await page.waitForTimeout(200);
    problems.push(...(await accessibility(page)));
  }
  return problems;
}

/** Tabs through the page; gives the statements that were not reached, and those whose card did not show. */
async function keyboard(page) {
  const all = await page.$$eval(".statement", (found) => found.map((one) => one.id));
  const reached = new Set();
  const hidden = [];
  for (let presses = 0; presses < 20_000; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const active = document.activeElement;
      if (!active?.classList.contains("statement")) return { id: null, done: active === document.body };
      const card = active.nextElementSibling.getBoundingClientRect();
      return { id: active.id, shown: card.height > 0 && card.left >= 0 && card.right <= innerWidth };
    });
    if (at.done || reached.has(at.id)) break;
    if (at.id === null) continue;
    reached.add(at.id);
    if (!at.shown) hidden.push(`the card of ${at.id} does not show`);
    if (reached.size === all.length) break;
  }
  return [...all.filter((id) => !reached.has(id)).map((id) => `${id} is not reached`), ...hidden];
}

/** Escape hides the card of the statement in focus, whether it shows on focus or because its link was followed. */
async function escape(page) {
  const card = () => page.evaluate(() => document.querySelector(".statement").nextElementSibling.getBoundingClientRect().height);
  const problems = [];
  await page.focus(".statement >> nth=0");
  if ((await card()) === 0) problems.push("focus shows no card");
  await page.keyboard.press("Escape");
  if ((await card()) !== 0) problems.push("Escape leaves the card of a focus");
  await page.keyboard.press("Enter");
  if ((await card()) === 0) problems.push("Enter shows no card");
  await page.keyboard.press("Escape");
  if ((await card()) !== 0) problems.push("Escape leaves the card of a link");
  return problems;
}

/** The list of findings has a link to each finding, and following it shows the finding. */
async function jumps(page) {
  const problems = [];
  const ids = (selector, name) => page.$$eval(selector, (found, name) => found.map((one) => one.getAttribute(name)), name);
  const links = (await ids(".findings a", "href")).map((link) => link.slice(1)).sort();
  const findings = (await ids(".margin li", "id")).sort();
  if (links.join() !== findings.join()) problems.push(`links to ${links}, but there are ${findings}`);
  for (const link of await page.$$(".findings a")) {
    await link.click();
    const seen = await link.evaluate((one) => {
      const { top, bottom } = document.querySelector(one.getAttribute("href")).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    if (!seen) problems.push(`${await link.getAttribute("href")} is out of sight`);
  }
  return problems;
}

/** A statement that is clicked stays in view, and its card beside it. */
async function clicks(page) {
  const problems = [];
  for (const statement of await page.$$(".statement")) {
    await page.keyboard.press("Escape");
    await page.mouse.move(0, 0);
    await statement.click();
    const seen = await statement.evaluate((one) => {
      const [words, card] = [one, one.nextElementSibling].map((part) => part.getBoundingClientRect());
      const fits = card.bottom - words.top <= innerHeight;
      return words.top >= 0 && card.height > 0 && (card.bottom <= innerHeight || !fits);
    });
    if (!seen) problems.push(`${await statement.getAttribute("id")} or its card is out of sight`);
  }
  await page.keyboard.press("Escape");
  return problems;
}

/** Each button of the legend highlights as many statements as it says. */
async function legend(page) {
  const problems = [];
  for (const button of await page.$$(".legend button")) {
    await button.click();
    const [said, lit] = await button.evaluate((one) => [
      Number(one.querySelector(".count").textContent),
      one.closest(".article").querySelectorAll(".statement.chosen").length,
    ]);
    if (said !== lit) problems.push(`${await button.innerText()}: ${lit} lit`);
    await button.click();
  }
  return problems;
}

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
const reports = readdirSync(folder).filter((name) => name.endsWith(".html")).sort().map((name) => resolve(folder, name));
if (reports.length === 0) throw new Error(`${folder} holds no report`);

for (const file of reports) {
  const name = basename(file);
  for (const { name: window, viewport } of WINDOWS) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, troubles, close } = await open(browser, file, { viewport, colorScheme }, unfold);
      check(`${name}, ${window}, ${colorScheme}: accessibility`, await accessibility(page));
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(`${name}, ${window}, ${colorScheme}: width`, width > 0 ? [`${width} pixels too wide`] : []);
      if (colorScheme === "light") {
        check(`${name}, ${window}: keyboard`, await keyboard(page));
        check(`${name}, ${window}: findings`, await jumps(page));
        check(`${name}, ${window}: clicks`, await clicks(page));
        check(`${name}, ${window}: legend`, await legend(page));
        check(`${name}, ${window}: Escape`, await escape(page));
      }
      if (window === "desktop") check(`${name}, ${colorScheme}: accessibility of cards`, await cards(page));
      check(`${name}, ${window}, ${colorScheme}: script of the article`, (await page.evaluate(() => window.obeyed)) ? ["ran"] : []);
      check(`${name}, ${window}, ${colorScheme}: console and requests`, troubles);
      await close();
    }
  }
  const bare = await open(browser, file, { javaScriptEnabled: false, viewport: WINDOWS[0].viewport });
  await bare.page.emulateMedia({ media: "screen" });
  const unfolded = await bare.page.locator("details > summary").all();
  for (const summary of unfolded) await summary.click();
  const link = bare.page.locator(".statement").first();
  await link.focus();
  const card = bare.page.locator(".statement + .card").first();
  check(`${name}, without script: card`, (await card.isVisible()) ? [] : ["focus shows no card"]);
  check(`${name}, without script: console and requests`, bare.troubles);
  await bare.page.emulateMedia({ media: "print" });
  check(`${name}, printed: cards`, (await card.isVisible()) ? ["a card shows"] : []);
  await bare.close();
}

if (picture) {
  const { page, close } = await open(browser, reports[0], { viewport: { width: 1120, height: 960 }, colorScheme: "light" });
  await page.hover(".statement.outlet >> nth=1");
  await page.waitForTimeout(300);
  await page.screenshot({ path: picture });
  await close();
}
await browser.close();

for (const name of readdirSync(folder).filter((name) => name.endsWith(".junit.xml"))) {
  const report = { fileName: name, contents: readFileSync(join(folder, name), "utf8") };
  const schema = { fileName: "junit-10.xsd", contents: readFileSync(join(schemas, "junit-10.xsd"), "utf8") };
  const { errors } = await validateXML({ xml: [report], schema: [schema] });
  check(`${name}: the schema of JUnit`, errors.map((error) => error.rawMessage));
}

for (const failure of failures) console.error(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
