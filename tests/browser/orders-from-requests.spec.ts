import { expect, mailTo, test } from "../support/browser-test";
import { describeAgreement, putInForce, takeMembers } from "./support/agreement";
import { scan } from "./support/files";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { somebody, unique } from "./support/people";
import { as } from "./support/session";

test("a member's request becomes the order under the agreement, completed from its page", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const slug = `ordini-${unique()}`;
  const member = somebody();
  const email = `iscritta.${unique()}@posta.example`;
  await describeAgreement(rep, slug);
  await putInForce(rep);
  await takeMembers(rep, slug, [`Z9;${member.lastName};${member.firstName};${member.taxCode};${email}`]);

  await page.goto("/visura/acquista/convenzione");
  await page.getByLabel("Ordine o associazione di appartenenza").fill(`Ordine ${slug}`);
  await page.getByLabel("Nome e cognome").fill(`${member.firstName} ${member.lastName}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Telefono").fill("333 0000001");
  await page.getByLabel("Provincia").selectOption("MI");
  await page.getByRole("button", { name: "Invia al referente" }).click();
  const title = page.getByRole("heading", { level: 1, name: /^Richiesta / });
  const code = ((await title.textContent()) ?? "").replace("Richiesta ", "");

  await rep.goto(`/visura/desk/richieste?whose=all&q=${code}`);
  await rep.getByRole("link", { name: code, exact: true }).click();
  await expect(rep.getByRole("heading", { name: "Apri l’ordine in convenzione" })).toBeVisible();
  await look(rep, "ordine-da-richiesta-1");
  await rep.getByRole("button", { name: "Accetta e apri l’ordine" }).click();
  await expect(rep.getByText("Scrivi il numero d’iscrizione").first()).toBeVisible();
  await rep.getByLabel("Numero d’iscrizione").fill("Z9");
  await rep.getByLabel("Codice fiscale dell’iscritto").fill(member.taxCode);
  await rep.getByRole("button", { name: "Accetta e apri l’ordine" }).click();
  await expect(rep.getByRole("heading", { name: "Ordini nati da questa richiesta" })).toBeVisible();
  await look(rep, "ordine-da-richiesta-2");

  await page.goto(linkIn(await mailTo(email, /c’è una risposta/), "richiesta"));
  await look(page, "ordine-da-richiesta-3");
  await page.getByRole("link", { name: "Completa l’ordine" }).click();
  await page.waitForURL(/\/acquista\//);
});

test("an offer for many mailboxes is made from its request, and ordered one by one", async ({ page, openDevice }) => {
  test.slow();
  const office = await as("admin", openDevice, "infocert");
  const email = `molte.${unique()}@posta.example`;
  await page.goto("/infocert/acquista/offerta");
  await page.getByLabel("Quante caselle").fill("60");
  await page.getByLabel("Nome e cognome").fill("Prova Esempio");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Telefono").fill("333 0000001");
  await page.getByLabel("Provincia").selectOption("MI");
  await page.getByRole("button", { name: "Chiedi l’offerta" }).click();
  const title = page.getByRole("heading", { level: 1, name: /^Richiesta / });
  const code = ((await title.textContent()) ?? "").replace("Richiesta ", "");

  await office.goto(`/infocert/desk/richieste?whose=all&q=${code}`);
  await office.getByRole("link", { name: code, exact: true }).click();
  await office.getByLabel("Prezzo di ogni casella").fill("12,00");
  await office.getByLabel("Motivo del prezzo").fill("Sessanta caselle");
  await look(office, "offerta-1");
  await office.getByRole("button", { name: "Fai l’offerta" }).click();
  await expect(office.getByText("Offerta fatta")).toBeVisible();
  await look(office, "offerta-2");

  await page.goto(linkIn(await mailTo(email, /c’è una risposta/), "richiesta"));
  await expect(page.getByText(/12,00.*IVA ciascuna/)).toBeVisible();
  await look(page, "offerta-3");
  await page.getByRole("button", { name: "Ordina una casella" }).click();
  await page.waitForURL(/\/acquista\//);
});

test("the form of a renewal on paper asks what is needed", async ({ page }) => {
  await page.goto("/visura/assistenza/member-renewal");
  await page.locator("input[type=file]").first().setInputFiles(scan("rinnovo.pdf"));
  await expect(page.getByText("rinnovo.pdf caricato")).toBeVisible();
  await look(page, "rinnovo-su-carta");
});
