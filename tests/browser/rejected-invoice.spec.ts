import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { fillHuman, fillPlace, toNames } from "./support/holders";
import { look } from "./support/look";
import { freeName, somebody } from "./support/people";
import { begin, holdName, orderByCard, sendIdentity, signContract } from "./support/purchase";
import { as } from "./support/session";

test("an e-invoice that SdI rejects is corrected and goes again with its number", async ({ page, openDevice }) => {
  test.slow();
  const code = await buyInvoicedTo(page, "SCARTO1");
  const desk = await as("contabile", openDevice);
  await openWhen(desk, code, "scartata dallo SdI");
  const title = await desk.getByRole("heading", { level: 1 }).textContent();
  expect(title).toMatch(/^Fattura \d+\/\d{4}$/);
  const issued = await factOf(desk, "Data");
  const wrong = desk.getByRole("note").filter({ hasText: "come se non fosse mai stata emessa" });
  await expect(wrong).toContainText("00311 · CodiceDestinatario non valido");
  await expect(wrong).toContainText(`trasmettila di nuovo entro il ${inDays(5)}`);
  // It was never issued: there is nothing to take back yet.
  await expect(desk.getByRole("link", { name: "Emetti nota di credito" })).toHaveCount(0);
  await look(desk, "scarto-1-fattura");

  await desk.getByRole("link", { name: "Correggi e ritrasmetti" }).click();
  await desk.getByRole("link", { name: "Codice destinatario", exact: true }).click();
  const recipient = desk.getByLabel(/^Codice destinatario/);
  await expect(recipient).toBeFocused();
  await expect(recipient).toHaveValue("SCARTO1");
  await expect(desk.getByLabel("Perché li correggi")).toHaveValue(/^Scartata dallo SdI: 00311/);
  await look(desk, "scarto-2-correggi");
  await recipient.fill("abc");
  await desk.getByRole("button", { name: "Salva e trasmetti di nuovo" }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "sette lettere o cifre" })).toBeVisible();
  await recipient.fill("abc1234");
  await desk.getByRole("button", { name: "Salva e trasmetti di nuovo" }).click();
  await expect(desk.getByText("con lo stesso numero e la stessa data")).toBeVisible();

  await openWhen(desk, code, "consegnata");
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  expect(await factOf(desk, "Data")).toBe(issued);
  const steps = desk.getByRole("list", { name: "Che cosa è successo allo SdI" }).locator(":scope > li");
  await expect(steps).toContainText([
    "Versione 1 trasmessa",
    "Scartata dallo SdI",
    /Dati corretti.*Codice destinatario: da SCARTO1 a ABC1234/s,
    "Versione 2 trasmessa",
    "Consegnata al destinatario",
  ]);
  await expect(desk.getByRole("link", { name: "Correggi e ritrasmetti" })).toHaveCount(0);
  await expect(desk.getByRole("link", { name: "Emetti nota di credito" })).toBeVisible();
  await look(desk, "scarto-3-storia");

  await desk.goto("/visura/desk?tipo=invoice-rejected");
  await expect(desk.getByText(title ?? "", { exact: false })).toHaveCount(0);
});

/** Buys a mailbox by card, invoiced to an address of the exchange system; answers the order's code. */
async function buyInvoicedTo(page: Page, sdiCode: string): Promise<string> {
  const [person, name] = [somebody(), freeName()];
  await begin(page);
  await fillHuman(page, person);
  await fillPlace(page, person);
  await page.getByLabel("Codice destinatario SdI").fill(sdiCode);
  await toNames(page);
  await holdName(page, [name], name);
  await sendIdentity(page);
  await signContract(page);
  return orderByCard(page);
}

/** Opens the invoice of an order at the desk, once it is in a state. */
async function openWhen(desk: Page, code: string, state: string): Promise<void> {
  const row = desk.getByRole("row").filter({ hasText: code });
  await expect(async () => {
    await desk.goto(`/visura/desk/fatture?q=${code}`);
    await expect(row).toContainText(state, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await row.getByRole("link").first().click();
  await expect(desk.getByRole("heading", { level: 1, name: /^Fattura \d/ })).toBeVisible();
}

/** What the list of facts says under a word. */
const factOf = async (desk: Page, term: string): Promise<string> =>
  (await desk
    .locator("dt", { hasText: new RegExp(`^${term}$`) })
    .locator("xpath=following-sibling::dd[1]")
    .textContent()) ?? "";

/** A day from today, as the pages write it. */
function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("it-IT", {
    timeZone: "Europe/Rome",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).format(day);
}
