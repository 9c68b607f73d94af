import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { holderFor } from "./support/demo";
import { look } from "./support/look";
import { unique } from "./support/people";
import { as } from "./support/session";

test("a rep answers ten requests by the keyboard alone, and finds a customer with it", async ({ page, openDevice }) => {
  test.slow();
  for (let n = 0; n < 10; n += 1) await askAgreement(page);
  const desk = await as("referente.nord", openDevice);
  await desk.goto("/visura/desk?tipo=request");
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  for (let n = 0; n < 10; n += 1) {
    await expect(desk.locator("#decision-text")).toBeVisible();
    const before = desk.url();
    await desk.keyboard.press("r");
    await expect(desk.locator("#decision-text")).toBeFocused();
    await desk.keyboard.type("Ecco prezzo e modalità della convenzione.");
    await desk.keyboard.press("Control+Enter");
    await expect(desk).not.toHaveURL(before);
  }
  await desk.keyboard.press("Control+k");
  await expect(desk.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await desk.keyboard.type(holderFor("young"));
  await expect(desk.getByRole("dialog").getByRole("option").first()).toBeVisible();
  await look(desk, "richieste-8-trova");
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(/\/desk\/(caselle|clienti)\//);
});

async function askAgreement(page: Page): Promise<void> {
  await page.goto("/visura/acquista/convenzione");
  await page.getByLabel("Ordine o associazione").fill("Avvocati di Milano");
  await page.getByLabel("Nome e cognome").fill("Prova Tastiera");
  await page.getByLabel("E-mail").fill(`aiuto.${unique()}@posta.example`);
  await page.getByLabel("Telefono").fill("3330000001");
  await page.getByLabel("Provincia").selectOption("MI");
  await page.getByRole("button", { name: "Invia al referente" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Richiesta / })).toBeVisible();
}
