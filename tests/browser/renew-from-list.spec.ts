import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, test } from "../support/browser-test";
import { look } from "./support/look";
import { payOnCardPage } from "./support/purchase";
import { signIn } from "./support/session";

const SELLER = "sicurezzapostale";

/** The office's mailboxes of this width, as they are written on its page. */
async function ownAddresses(page: Page): Promise<string[]> {
  const own = test.info().project.name === "phone" ? [3, 4] : [1, 2];
  const shown = await page.locator("main").innerText();
  return own.map((n) => shown.match(new RegExp(`[a-z0-9.]+\\.sede${n}@[a-z0-9.-]+`))?.[0] ?? "");
}

test("a list of mailboxes is read line by line, corrected, ordered and paid at once", async ({ page }) => {
  test.slow();
  await signIn(page, "ufficio", DEMO_PASSWORD, `/${SELLER}/caselle`);
  const [first = "", second = ""] = await ownAddresses(page);
  await page.getByRole("link", { name: "Rinnova da un elenco" }).click();
  await page.waitForURL(/\/rinnovi\/elenco$/);
  const rows = [
    "Sede;Casella",
    `Roma;${first}`,
    "Altrui;di.nessuno@altrove.example",
    `Roma;${first}`,
    `Milano;${second}`,
  ];
  const list = { name: "caselle.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) };
  await page.locator('input[type="file"]').setInputFiles(list);
  await page.getByRole("button", { name: "Leggi l’elenco" }).click();

  // Every line is there once: renewed, or left out with its reason.
  const open = page.getByRole("table", { name: "Si rinnovano" });
  const closed = page.getByRole("table", { name: "Righe lasciate fuori" });
  await expect(open.getByRole("row")).toHaveCount(3);
  for (const address of [first, second]) await expect(open).toContainText(address);
  await expect(closed.getByRole("row")).toHaveCount(3);
  await expect(closed).toContainText("Non è tra le caselle di questo account.");
  await expect(closed).toContainText("È già in un’altra riga.");
  await look(page, "elenco-1-letto");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Scarica le righe lasciate fuori (CSV)" }).click();
  expect((await saved).suggestedFilename()).toBe("righe-escluse.csv");

  await page.getByRole("button", { name: /^Ordina i 2 rinnovi e paga/ }).click();
  await page.waitForURL(/\/paga\/[^/]+$/);
  const order = page.url().replace("/paga/", "/ordine/");
  await expect(page.getByRole("row").filter({ hasText: ".sede" })).toHaveCount(2);
  await page.getByLabel(/^Carta/).check();
  await page.getByRole("button", { name: /^Paga / }).click();
  await payOnCardPage(page);
  await expect(async () => {
    await page.goto(order);
    await expect(page.getByText("Rinnovata", { exact: true })).toHaveCount(2, { timeout: 1500 });
  }).toPass({ timeout: 90_000 });
  await look(page, "elenco-2-fatto");

  // The same list again renews nothing again.
  await page.goto(`/${SELLER}/caselle/rinnovi/elenco`);
  await page.locator('input[type="file"]').setInputFiles(list);
  await page.getByRole("button", { name: "Leggi l’elenco" }).click();
  await expect(closed.getByRole("row")).toHaveCount(5);
  await expect(page.getByRole("button", { name: /^Ordina / })).toHaveCount(0);
});
