import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, mailTo, test } from "../support/browser-test";
import { photo } from "./support/files";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { somebody, unique } from "./support/people";
import { signIn, signUp } from "./support/session";

const newAddress = () => `nuovo.${unique()}@posta.example`;

test("row 2: at 1PEC the contact address changes with an identity document that the staff approve", async ({
  page,
  openDevice,
}) => {
  const account = await signUp(page, somebody(), "1pec");
  const email = newAddress();
  await signIn(page, account.userName, account.password, "/1pec/profilo/email");
  await page.getByLabel("Nuovo indirizzo e-mail").fill(email);
  await page.getByRole("button", { name: "Manda la richiesta" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Documento d’identità, fronte" })).toBeFocused();
  await sendFront(page);
  await look(page, "contatto-1-documento");
  await page.getByRole("button", { name: "Manda la richiesta" }).click();
  await expect(page.getByRole("heading", { name: /Richiesta RQ/ })).toBeVisible();
  await look(page, "contatto-2-richiesta");
  const code = (await page.getByRole("heading", { level: 1 }).innerText()).match(/RQ\w+/)?.[0] ?? "";
  await mailTo(account.email, /È stato chiesto di cambiare/);

  const desk = await openDevice();
  await signIn(desk, "admin", DEMO_PASSWORD, "/1pec/desk");
  await desk.goto(`/1pec/desk/richieste?q=${code}`);
  await desk.getByRole("link", { name: code, exact: true }).click();
  await expect(desk.getByRole("img", { name: "Fronte del documento di identità" })).toBeVisible();
  await look(desk, "contatto-3-scrivania");
  await desk.getByRole("button", { name: "Approva e cambia l’indirizzo" }).click();
  await expect(desk.getByText(/^Inviata\./)).toBeVisible();
  await mailTo(account.email, /L’indirizzo e-mail è cambiato/);
  await mailTo(email, /L’indirizzo e-mail è cambiato/);
  await page.goto("/1pec/profilo");
  await expect(page.getByText(`${email} (da confermare)`)).toBeVisible();
});

test("elsewhere a link to the new address changes it, and the old address can undo it", async ({ page }) => {
  const account = await signUp(page, somebody());
  await page.goto(linkIn(await mailTo(account.email, /Conferma/), "conferma"));
  await page.getByRole("button", { name: "Conferma l’indirizzo" }).click();
  const email = newAddress();
  await signIn(page, account.userName, account.password, "/visura/profilo/email");
  await page.getByLabel("Nuovo indirizzo e-mail").fill(email);
  await look(page, "contatto-4-collegamento");
  await page.getByRole("button", { name: "Manda il collegamento di conferma" }).click();
  await expect(page.getByText("Ti abbiamo scritto al nuovo indirizzo")).toBeVisible();
  await page.goto(linkIn(await mailTo(email, /Conferma il nuovo indirizzo/), "conferma/indirizzo"));
  await look(page, "contatto-5-conferma");
  await page.getByRole("button", { name: "Usa questo indirizzo" }).click();
  await expect(page.getByText(`${email} (confermata)`)).toBeVisible();
  await page.goto(linkIn(await mailTo(account.email, /È stato chiesto di cambiare/), "conferma/annulla"));
  await look(page, "contatto-6-annulla");
  await page.getByRole("button", { name: "Annulla il cambio" }).click();
  await expect(page.getByText("Il cambio di indirizzo è annullato")).toBeVisible();
  await signIn(page, account.email, account.password, "/visura/profilo");
  await expect(page.getByText(`${account.email} (confermata)`)).toBeVisible();
});

test("rows 1 to 3: a question is answered to recover the password; three wrong answers leave the document", async ({
  page,
}) => {
  const account = await signUp(page, somebody());
  await signIn(page, account.userName, account.password, "/visura/profilo/domanda");
  await page.getByLabel("Domanda").selectOption("childhood-street");
  await page.getByLabel("Risposta").fill("Via delle Magnolie");
  await look(page, "domanda-1");
  await page.getByRole("button", { name: "Salva la domanda" }).click();
  await expect(page.getByText("La domanda di sicurezza è salvata")).toBeVisible();

  await page.goto("/visura/recupero");
  await page.getByLabel("Nome utente o e-mail").fill(account.userName);
  await page.getByRole("button", { name: "Manda il collegamento" }).click();
  await expect(page.getByText("Se l’accesso esiste")).toBeVisible();
  await page.goto(linkIn(await mailTo(account.email, /nuova password/), "recupero"));
  await look(page, "domanda-2-recupero");
  for (const [answer, sentence] of [
    ["sbagliata uno", "La risposta non è giusta"],
    ["sbagliata due", "La risposta non è giusta"],
    ["sbagliata tre", "sono state cancellate"],
  ] as const) {
    await page.getByLabel("In che via abitavi").fill(answer);
    await page.getByRole("textbox", { name: "Nuova password" }).fill("Fune8azzurra");
    await page.getByRole("button", { name: "Salva la nuova password" }).click();
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
  }
  await mailTo(account.email, /Informazioni di sicurezza cancellate/);
  await page.reload();
  await look(page, "domanda-3-documento");
  await page.getByRole("link", { name: "Manda il documento" }).click();

  const email = newAddress();
  await page.getByLabel("Nome utente o indirizzo PEC").fill(account.userName);
  await page.getByLabel("Nome e cognome").fill("Prova Uno");
  await page.getByLabel("Codice fiscale").fill("RSSMRA80A01F205X");
  await page.getByLabel("Nuovo indirizzo e-mail").fill(email);
  await sendFront(page);
  await look(page, "domanda-4-richiesta");
  await page.getByRole("button", { name: "Manda la richiesta" }).click();
  await expect(page.getByRole("heading", { name: "Richiesta ricevuta" })).toBeVisible();
  await mailTo(email, /Richiesta RQ/);
  await mailTo(account.email, /È stato chiesto di cambiare/);
});

async function sendFront(page: Page): Promise<void> {
  const file = page.locator('input[type="file"]').first();
  await file.setInputFiles(await photo());
  await expect(page.getByText("fronte.jpg").first()).toBeVisible();
}
