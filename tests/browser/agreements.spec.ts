import { expect, test } from "../support/browser-test";
import { describeAgreement, putInForce } from "./support/agreement";
import { look } from "./support/look";
import { somebody, unique } from "./support/people";
import { as, signIn } from "./support/session";

test("V7: an agreement is written down, its list loaded, and a member buys at its price", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const slug = `ordine-${unique()}`;
  await describeAgreement(rep, slug);
  await look(rep, "agreement-form");
  await putInForce(rep);
  await look(rep, "agreement");

  const person = somebody();
  await rep.getByRole("link", { name: "Iscritti ed elenco" }).click();
  await rep.getByRole("link", { name: "Carica l’elenco" }).click();
  const rows = [
    "N. iscrizione,Cognome,Nome,C.F.",
    `A 0017,${person.lastName},${person.firstName},${person.taxCode}`,
    `A 0018,${person.lastName},Altro,${person.taxCode}`,
  ];
  const buffer = Buffer.from(rows.join("\n"), "latin1");
  await rep.locator("input[type=file]").setInputFiles({ name: "iscritti.csv", mimeType: "text/csv", buffer });
  await expect(rep.getByText("2 righe: 1 buona, 1 da correggere")).toBeVisible();
  await expect(rep.getByText(/^Riga 3:/)).toBeVisible();
  await look(rep, "agreement-list");
  await rep.getByRole("button", { name: "Prendi questo elenco" }).click();
  await expect(rep.getByText("Elenco preso: 1 nuovi, 0 cambiati, 0 usciti.")).toBeVisible();
  await look(rep, "agreement-members");

  await page.goto(`/visura/convenzioni/${slug}`);
  await look(page, "agreement-area");
  await page.getByLabel("Numero di iscrizione").fill("a17");
  await page.getByLabel("Codice fiscale").fill("RSSMRA80A01F205X");
  await page.getByRole("button", { name: "Continua con l’acquisto" }).click();
  await expect(page.getByText(/non corrispondono all’elenco/).first()).toBeVisible();
  await page.getByLabel("Codice fiscale").fill(person.taxCode.toLowerCase());
  await page.getByRole("button", { name: "Continua con l’acquisto" }).click();
  await page.waitForURL(/\/titolare$/);
  await expect(page.getByText("19,52").first()).toBeAttached();
});

test("the people of a professional order have a desk of their own", async ({ page }) => {
  await signIn(page, "ordine.esempio", "Sportello-2026", "/visura/convenzioni/avvocati-esempio/gestione");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ordine degli Avvocati di Esempio");
  await page.getByLabel("Quali").selectOption("without");
  await page.getByRole("button", { name: "Cerca" }).click();
  await look(page, "order-desk");
  await page.getByRole("link", { name: "Rendiconto" }).click();
  await look(page, "order-statement");
});
