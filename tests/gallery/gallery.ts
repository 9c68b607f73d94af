import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { demoCode } from "@/lib/customers/demo-second-factor";
import { isoDay } from "@/lib/kernel/day";
import { epochMs, today } from "@/lib/platform/clock";
import { DEMO_PASSWORD } from "@/prisma/seed/logins";
import { chromiumArguments, chromiumPath } from "../support/browser-chromium";
import { startStack } from "../support/browser-stack";
import { albumPage, fileOf, type Shown } from "./album";
import { FIRST_OF, PAGES, type Picture, type Room, SCHEMES, SELLERS, WIDTHS } from "./pages";

// `npm run gallery`: every page of the five sellers' shops as pictures, at two widths, light and dark, in gallery/.
// `npm run gallery -- visura 1pec` takes these sellers only. SPORTELLO_TEST_URL uses a running shop.

const FOLDER = join(process.cwd(), "gallery");
const asked = process.argv.slice(2).filter((word) => SELLERS.includes(word));
const sellers = asked.length > 0 ? asked : SELLERS;
const running = process.env.SPORTELLO_TEST_URL;
const stack = running ? null : await startStack();
const base = running ?? stack?.url ?? "";
const network = () => `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments });
const shown: Shown[] = [];
try {
  for (const seller of sellers) shown.push(...(await picturesOf(browser, seller)));
} finally {
  await browser.close();
  await stack?.stop();
}
writeFileSync(join(FOLDER, "index.html"), albumPage(shown, isoDay(today())));
const odd = shown.filter(({ status }) => status !== 200);
console.log(`${shown.length} pages in ${join(FOLDER, "index.html")}`);
for (const { seller, path, status } of odd) console.log(`  ${status} /${seller}${path}`);
process.exit(odd.some(({ status }) => status >= 500) ? 1 : 0);

async function picturesOf(opened: Browser, seller: string): Promise<Shown[]> {
  const found: Shown[] = [];
  for (const [room, userName] of [
    ["shop", null],
    ["account", "cliente"],
    ["desk", "admin"],
  ] as [Room, string | null][]) {
    const context = await opened.newContext({ locale: "it-IT", extraHTTPHeaders: { "x-forwarded-for": network() } });
    if (userName) await signIn(context, seller, userName);
    const page = await context.newPage();
    for (const picture of [...PAGES, ...(await firstOnes(page, seller, room))])
      if (picture.room === room) found.push(await pictured(page, seller, picture));
    await context.close();
  }
  return found;
}

/** The demo's logins, the staff's with the code their app would show. */
async function signIn(context: BrowserContext, seller: string, userName: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${base}/${seller}/accedi?next=/${seller}/profilo`);
  await page.getByLabel("Nome utente o e-mail").fill(userName);
  await page.getByRole("textbox", { name: "Password" }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Accedi" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/accedi"));
  if (page.url().includes("/accedi/codice")) {
    await page.getByRole("textbox", { name: "Codice" }).fill(demoCode(seller, userName, epochMs()));
    await page.getByRole("button", { name: "Continua" }).click();
  }
  await page.waitForURL((url) => url.pathname.endsWith("/profilo"));
  await page.close();
}

/** Pages of the first thing of some lists; a list with nothing in it has none. */
async function firstOnes(page: Page, seller: string, room: Room): Promise<Picture[]> {
  const found: Picture[] = [];
  for (const { path, link, room: its } of FIRST_OF) {
    if (its !== room) continue;
    await page.goto(`${base}/${seller}${path}`);
    const links = await page.getByRole("link").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    const first = links.find((href) => link.test(href));
    if (first) found.push({ room, path: first.replace(`/${seller}`, "") });
  }
  return found;
}

async function pictured(page: Page, seller: string, { room, path }: Picture): Promise<Shown> {
  const pictures: Shown["pictures"] = [];
  const answer = await page.goto(`${base}/${seller}${path}`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme });
      const file = fileOf(seller, path, width, scheme);
      await page.screenshot({ path: join(FOLDER, file), fullPage: true, type: "jpeg", quality: 70 });
      pictures.push({ file, width, scheme });
    }
  }
  return { seller, room, path, status: answer?.status() ?? 0, pictures };
}
