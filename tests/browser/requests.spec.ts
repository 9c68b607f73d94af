import type { Page } from "@playwright/test";
import { expect, mailTo, test } from "../support/browser-test";
import { findInDesk, holderFor, partOf } from "./support/demo";
import { photo, scan } from "./support/files";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { unique } from "./support/people";
import { as } from "./support/session";

const newAddress = () => `aiuto.${unique()}@posta.example`;

test("row 32: a forced password reset, with the document, ends in a link that shows the password once", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const desk = await as("admin", openDevice);
  const mailbox = await findInDesk(desk, holderFor("young"));
  const email = newAddress();
  await page.goto("/visura/assistenza");
  await page.getByRole("link", { name: "Forzatura della password" }).click();
  await page.getByLabel("User-id").fill(mailbox.userCode);
  await page.getByLabel("Indirizzo PEC").fill(mailbox.address);
  await page.getByLabel("Codice fiscale del titolare").fill(partOf("young", "visura").taxCode ?? "");
  await fillWho(page, email);
  await sendFront(page);
  await look(page, "richieste-1-forzatura");
  const code = await send(page);
  await look(page, "richieste-2-inviata");

  await openRequest(desk, code);
  await expect(desk.getByText("Il codice fiscale indicato è quello del titolare.")).toBeVisible();
  await look(desk, "richieste-3-scrivania");
  await desk.getByRole("button", { name: "Manda le nuove credenziali" }).click();
  await expect(desk.getByText(/^Inviata/)).toBeVisible();

  await page.goto(linkIn(await mailTo(email, /attiva/i), "credenziali"));
  await page.getByRole("button", { name: /Mostra/ }).click();
  await expect(page.getByText(mailbox.userCode).first()).toBeVisible();
  await look(page, "richieste-4-credenziali");
});

test("row 33: the copy of a log is asked for, uploaded by the staff, and opened by its link", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const desk = await as("assistenza", openDevice);
  const mailbox = await findInDesk(desk, holderFor("young"));
  const email = newAddress();
  await page.goto("/visura/assistenza/log-copy");
  await page.getByLabel("PEC del mittente").fill(mailbox.address);
  await page.getByLabel("PEC del destinatario").fill("tribunale@pec.example");
  await page.getByLabel("Data del messaggio").fill("2019-01-01");
  await page.getByLabel("Oggetto").fill("Ricorso n. 12");
  await fillWho(page, email);
  await sendFront(page);
  await page.getByRole("button", { name: "Invia la richiesta" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "30 mesi" }).first()).toBeVisible();
  const lately = new Date(Date.now() - 20 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await page.getByLabel("Data del messaggio").fill(lately);
  await look(page, "richieste-5-log");
  const code = await send(page);

  await openRequest(desk, code);
  await expect(desk.getByText("tribunale@pec.example")).toBeVisible();
  await desk.locator('input[type="file"]').first().setInputFiles(scan("log.pdf"));
  await expect(desk.getByText("log.pdf").first()).toBeVisible();
  await look(desk, "richieste-6-copia");
  await desk.getByRole("button", { name: "Manda la copia" }).click();
  await expect(desk.getByText(/^Inviata/)).toBeVisible();

  await page.goto(linkIn(await mailTo(email, /c’è una risposta/), "richiesta"));
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Scarica il file allegato 1" }).click();
  expect((await saved).suggestedFilename()).toBe("log-copy.pdf");
  await look(page, "richieste-7-risposta");
});

async function fillWho(page: Page, email: string): Promise<void> {
  await page.getByLabel("Nome e cognome del titolare").fill("Prova Aiuto");
  await page.getByLabel("La tua e-mail").fill(email);
}

async function send(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Invia la richiesta" }).click();
  const title = page.getByRole("heading", { level: 1, name: /^Richiesta / });
  return ((await title.textContent()) ?? "").replace("Richiesta ", "");
}

async function openRequest(desk: Page, code: string): Promise<void> {
  await desk.goto(`/visura/desk/richieste?whose=all&q=${code}`);
  await desk.getByRole("link", { name: code, exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1, name: `Richiesta ${code}` })).toBeVisible();
}

async function sendFront(page: Page): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await photo());
  await expect(page.getByText("fronte.jpg").first()).toBeVisible();
}
