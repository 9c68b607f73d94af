import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, mailTo, test } from "../support/browser-test";
import { someVatNumber } from "./sellers/support";
import { findInDesk, holderFor, partOf } from "./support/demo";
import { photo, scan } from "./support/files";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { unique } from "./support/people";
import { as, signIn } from "./support/session";

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
  await expect(desk.getByText(/^Inviata\./)).toBeVisible();

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
  await expect(desk.getByText(/^Inviata\./)).toBeVisible();

  await page.goto(linkIn(await mailTo(email, /c’è una risposta/), "richiesta"));
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Scarica il file allegato 1" }).click();
  expect((await saved).suggestedFilename()).toBe("log-copy.pdf");
  await look(page, "richieste-7-risposta");
});

test("rows 32 and 34: lost credentials, with the document, come back by a link that works once, without an account", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const desk = await as("assistenza", openDevice);
  const mailbox = await findInDesk(desk, holderFor("youngWithAccount"));
  const email = newAddress();
  const follow = await test.step("asked for by whoever knows the address and the codice fiscale", async () => {
    await page.goto("/visura/assistenza");
    await page.getByRole("link", { name: "Credenziali smarrite" }).click();
    await expect(page.getByLabel("User-id")).toHaveCount(0); // it is what was lost
    await page.getByLabel("Indirizzo PEC").fill(mailbox.address);
    await page.getByLabel("Codice fiscale del titolare").fill(partOf("youngWithAccount", "visura").taxCode ?? "");
    await fillWho(page, email);
    await page.getByRole("button", { name: "Invia la richiesta" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: "Carica il file: una foto o un PDF." }).first(),
    ).toBeVisible();
    await sendFront(page);
    await look(page, "smarrite-1-modulo");
    const code = await send(page);
    await look(page, "smarrite-2-inviata");
    const link = linkIn(await mailTo(email, new RegExp(code)), "richiesta");
    await openRequest(desk, code);
    return link;
  });
  await test.step("the staff compares and hands them over", async () => {
    await expect(desk.getByText("Il codice fiscale indicato è quello del titolare.")).toBeVisible();
    await look(desk, "smarrite-3-scrivania");
    await desk.getByRole("button", { name: "Manda le nuove credenziali" }).click();
    await expect(desk.getByText(/^Inviata\./)).toBeVisible();
  });
  await test.step("the link of the confirmation tells how it went, the other one shows the password once", async () => {
    await page.goto(follow);
    await expect(page.getByText("La richiesta è stata accolta.").first()).toBeVisible();
    await look(page, "smarrite-4-seguita");
    const credentials = linkIn(await mailTo(email, /attiva|credenziali/i), "credenziali");
    await page.goto(credentials);
    await page.getByRole("button", { name: "Mostra le credenziali" }).click();
    await expect(page.getByText(mailbox.userCode).first()).toBeVisible();
    await page.goto(credentials);
    await expect(page.getByText("Le credenziali sono già state mostrate")).toBeVisible();
  });
});

test("row 8: a VAT number that comes late is sent by a form and entered from the request; the company has a name", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const desk = await openDevice();
  await signIn(desk, "admin", DEMO_PASSWORD, "/professionalmail/desk/costituende");
  const [email, company] = [newAddress(), `Costituita ${unique()} S.r.l.`];
  // The demo's companies being formed whose numbers are owed: each width has its own.
  const owing = desk.getByRole("row").filter({ hasText: "@pec.esend.it" }).filter({ hasNotText: "Comunicati" });
  const row = test.info().project.name === "phone" ? owing.last() : owing.first();
  const address = (await row.getByText(/@pec\.esend\.it$/).textContent()) ?? "";
  const follow = await test.step("the company sends its number", async () => {
    await page.goto("/professionalmail/assistenza");
    await page.getByRole("link", { name: "Partita IVA arrivata in ritardo" }).click();
    await page.getByLabel("Indirizzo PEC").fill(address);
    await page.getByLabel("Ragione sociale").fill(company);
    await page.getByLabel("Partita IVA").fill("12345678901");
    await fillWho(page, email);
    await page.getByRole("button", { name: "Invia la richiesta" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "contiene un errore" }).first()).toBeVisible();
    await page.getByLabel("Partita IVA").fill(someVatNumber());
    await look(page, "partita-iva-1-modulo");
    const code = await send(page);
    await look(page, "partita-iva-2-inviata");
    await openRequest(desk, code, "professionalmail");
    return linkIn(await mailTo(email, new RegExp(code)), "richiesta");
  });
  await test.step("the staff enters what was sent, from the request", async () => {
    await look(desk, "partita-iva-3-scrivania");
    await desk.getByRole("button", { name: "Registra i dati" }).click();
    await expect(desk.getByText(/^Inviata\./)).toBeVisible();
    await desk.goto("/professionalmail/desk/costituende?state=given");
    await expect(desk.getByRole("row").filter({ hasText: address })).toContainText(company);
  });
  await test.step("whoever asked follows it by the link", async () => {
    await page.goto(follow);
    await expect(page.getByText("La richiesta è stata accolta.").first()).toBeVisible();
    await look(page, "partita-iva-4-seguita");
  });
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

async function openRequest(desk: Page, code: string, seller = "visura"): Promise<void> {
  await desk.goto(`/${seller}/desk/richieste?whose=all&q=${code}`);
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
