import type { Page } from "@playwright/test";
import { camt, type Entry } from "../../rules/statements/support";
import { expect } from "../../support/browser-test";
import type { DemoMailbox } from "./demo";
import { unique } from "./people";

export interface Ordered {
  code: string;
  cents: number;
  /** The order's own page. */
  url: string;
}

/** Renews a mailbox by transfer, as whoever knows its user-id does, and reads what is to be paid. */
export async function orderByTransfer(
  page: Page,
  seller: string,
  { userCode, address }: Omit<DemoMailbox, "expiry">,
): Promise<Ordered> {
  await page.goto(`/${seller}/rinnova`);
  await page.getByLabel("User-id").fill(userCode);
  await page.getByLabel("Indirizzo della casella PEC").fill(address);
  await page.getByRole("button", { name: "Vedi il rinnovo" }).click();
  await page.getByRole("button", { name: "Continua al pagamento" }).click();
  return chooseTransfer(page);
}

/** Chooses the transfer on the page that pays an order, and reads what is to be paid. */
export async function chooseTransfer(page: Page): Promise<Ordered> {
  await page.waitForURL(/\/paga\/[^/]+$/);
  await page.getByLabel(/^Bonifico/).check();
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/\/dati$/);
  const shown = (await page.locator("main").textContent()) ?? "";
  const [, code = ""] = shown.match(/Causale([A-Z0-9_]{11,14})\b/) ?? [];
  const [, euros = "0", rest = "00"] = shown.match(/(\d+),(\d\d)\s*€/) ?? [];
  expect(code, shown).not.toBe("");
  return {
    code,
    cents: Number(euros) * 100 + Number(rest),
    url: page.url().replace(/\/paga\/([^/]+)\/dati$/, "/ordine/$1"),
  };
}

/** Reloads an order's page until its mailbox is renewed. */
export async function expectRenewed(page: Page, { url }: Ordered): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await expect(page.getByText(/rinnovata fino al/)).toBeVisible({ timeout: 1500 });
  }).toPass({ timeout: 90_000 });
}

/** Sends a statement of a seller's account to the desk, of today's lines, and waits until they are there. */
export async function bankSays(desk: Page, seller: string, iban: string, ...entries: Entry[]): Promise<void> {
  const files = `/${seller}/desk/estratti`;
  await desk.goto(files);
  const on = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format();
  const file = camt(
    entries.map((entry) => ({ on, ...entry, endToEnd: unique() })),
    { iban, id: unique() },
  );
  await desk.setInputFiles("input[type=file]", {
    name: "estratto.xml",
    mimeType: "text/xml",
    buffer: Buffer.from(file),
  });
  await desk.waitForURL(new RegExp(`${files}/[\\w-]{30,}`));
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByText("caricato", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}
