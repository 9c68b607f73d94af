import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, test } from "../support/browser-test";
import { bankSays } from "./support/bank";
import { look } from "./support/look";
import { payOnCardPage } from "./support/purchase";
import { as, signIn } from "./support/session";

/** Ticks three of the mailboxes that are due, those of this width, and orders their renewals together. */
async function orderThree(page: Page, seller: string, shot: string): Promise<string> {
  await signIn(page, "ufficio", DEMO_PASSWORD, `/${seller}/caselle`);
  const own = test.info().project.name === "phone" ? [4, 5, 6] : [1, 2, 3];
  for (const n of own) await page.getByRole("checkbox", { name: new RegExp(`^Scegli .*\\.sede${n}@`) }).check();
  await page.getByRole("button", { name: "Rinnova le caselle scelte" }).click();
  await page.waitForURL(/\/caselle\/rinnovi\?/);
  await expect(page.getByRole("heading", { name: "Paga tutto insieme" })).toBeVisible();
  await look(page, `${shot}-1-scelte`);
  await page.getByRole("button", { name: /^Ordina i 3 rinnovi e paga/ }).click();
  await page.waitForURL(/\/paga\/[^/]+$/);
  await expect(page.getByRole("row").filter({ hasText: ".sede" })).toHaveCount(3);
  await look(page, `${shot}-2-pagamento`);
  return page.url().replace("/paga/", "/ordine/");
}

/** The page of the order says of each of the three that it is renewed, and shows their one invoice. */
async function expectRenewed(page: Page, url: string): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await expect(page.getByText("Completato", { exact: true })).toBeVisible({ timeout: 1500 });
    await expect(page.getByText("Rinnovata", { exact: true })).toHaveCount(3, { timeout: 500 });
    await expect(page.getByText("Fattura di tutto l’ordine")).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 90_000 });
}

test("three mailboxes are renewed by one payment by card, with one invoice", async ({ page }) => {
  test.slow();
  const seller = "infocert";
  const order = await orderThree(page, seller, "insieme-carta");
  await page.getByLabel(/^Carta/).check();
  await page.getByRole("button", { name: /^Paga / }).click();
  await payOnCardPage(page);
  await page.getByRole("link", { name: "Segui l’ordine" }).click();
  await expectRenewed(page, order);
  await look(page, "insieme-carta-3-fatto");
  const pdf = await page.request.get((await page.locator('a[href*="/fatture/"]').first().getAttribute("href")) ?? "");
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
});

test("a transfer with the one code renews three mailboxes without a hand", async ({ page, openDevice }) => {
  test.slow();
  const seller = "professionalmail";
  const order = await orderThree(page, seller, "insieme-bonifico");
  await page.getByLabel(/^Bonifico/).check();
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/\/dati$/);
  await look(page, "insieme-bonifico-3-dati");
  const shown = (await page.locator("main").textContent()) ?? "";
  const [, code = ""] = shown.match(/Causale([A-Z0-9_]{11,14})\b/) ?? [];
  const [, euros = "0", rest = "00"] = shown.match(/(\d+),(\d\d)\s*€/) ?? [];
  const [iban = ""] = shown.replace(/\s/g, "").match(/IT\d\d[A-Z]\d{10}[A-Z0-9]{12}/) ?? [];
  const desk = await as("admin", openDevice, seller);
  const cents = Number(euros) * 100 + Number(rest);
  await bankSays(desk, seller, iban, { cents, text: `Rinnovi ${code}`, name: "UFFICIO" });
  await expectRenewed(page, order);
  await look(page, "insieme-bonifico-4-fatto");
});
