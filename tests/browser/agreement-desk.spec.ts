import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, test } from "../support/browser-test";
import { look } from "./support/look";
import { signIn } from "./support/session";

const DESK = "/visura/convenzioni/avvocati-esempio/gestione";
const DATE = /(\d\d)\/(\d\d)\/(\d{4})/g;

/** The day so many months after the first of two, both as they are shown. */
function monthsBetween(shown: string): number {
  const [from, until] = [...shown.matchAll(DATE)].map(([, day, month, year]) => ({
    day,
    n: Number(year) * 12 + Number(month),
  }));
  expect(until?.day).toBe(from?.day);
  return (until?.n ?? 0) - (from?.n ?? 0);
}

test("a professional order looks after its members' mailboxes for a month", async ({ page }) => {
  test.slow();
  const phone = test.info().project.name === "phone";
  /** Each width takes another, whichever comes first. */
  const mine = <T extends { first(): T; last(): T }>(several: T) => (phone ? several.last() : several.first());
  await signIn(page, "ordine.esempio", DEMO_PASSWORD, DESK);

  const address = await test.step("what expires soon is found and chosen", async () => {
    await page.getByRole("link", { name: "Scadenze" }).click();
    await page.getByLabel("Scade entro").selectOption("30");
    await page.getByRole("button", { name: "Cerca" }).click();
    await page.waitForURL(/within=30/);
    await look(page, "order-expiries");
    const box = mine(page.getByRole("checkbox"));
    const chosen = await page.locator(`label[for="${await box.getAttribute("id")}"]`).innerText();
    await box.check();
    await page.getByRole("button", { name: "Rinnova le caselle scelte" }).click();
    return chosen.replace(/\s/g, "");
  });

  await test.step("price and new expiry are seen before anything is paid", async () => {
    const row = page.getByRole("table", { name: "Si rinnovano" }).getByRole("row").filter({ hasText: address });
    await expect(row).toContainText("18,30");
    expect(monthsBetween(await row.innerText())).toBe(12);
    await look(page, "order-renewal-preview");
    await page.getByLabel("Durata per tutte").selectOption("24");
    await page.getByRole("button", { name: "Aggiorna i prezzi" }).click();
    await expect(row).toContainText("34,16");
    expect(monthsBetween(await row.innerText())).toBe(24);
    await page.getByRole("button", { name: /^Paga 34,16/ }).click();
    await page.waitForURL(/\/rinnovi\//);
    await expect(page.getByText(address)).toBeVisible();
    await look(page, "order-renewed");
  });

  await test.step("the month's statement has it, the month before has not", async () => {
    await page.getByRole("link", { name: "Vai al rendiconto" }).click();
    const renewed = page.getByRole("row").filter({ hasText: address }).filter({ hasText: "rinnovo" });
    await expect(renewed).toContainText("28,00");
    await look(page, "order-statement-renewals");
    await page.getByRole("link", { name: "Mese prima" }).click();
    await page.waitForURL(/mese=/);
    await expect(renewed).toHaveCount(0);
  });

  await test.step("members without a mailbox are written to in the order's words, once", async () => {
    await page.getByRole("link", { name: "Solleciti" }).click();
    const box = mine(page.getByRole("checkbox"));
    const name = await page.locator(`label[for="${await box.getAttribute("id")}"]`).innerText();
    await box.check();
    await page.getByRole("button", { name: "Scrivi a chi è scelto, o a tutti" }).click();
    await page.getByLabel("Oggetto").fill("La tua PEC");
    await page.getByRole("textbox", { name: "Messaggio" }).fill("Caro collega,\nla casella è compresa nella quota.");
    await look(page, "order-reminder");
    await page.getByRole("button", { name: "Invia a una persona" }).click();
    await expect(page.getByText("Un messaggio in partenza.")).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: name }).getByRole("checkbox")).toHaveCount(0);
    await look(page, "order-reminded");
  });

  await test.step("the addresses for INI-PEC are downloaded", async () => {
    await page.getByRole("link", { name: "Scadenze" }).click();
    const downloaded = page.waitForEvent("download");
    await page.getByRole("link", { name: /INI-PEC/ }).click();
    await downloaded;
    const csv = await (await page.request.get(`${DESK}/scadenze/ini-pec`)).text();
    const line = csv.split("\r\n").find((each) => each.includes(address));
    expect(line).toMatch(/[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]/);
    expect(line).toContain("Elenco degli iscritti");
  });
});
