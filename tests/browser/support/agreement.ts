import { expect, type Page } from "@playwright/test";
import { photo, scan } from "./files";

interface Agreed {
  collects?: boolean;
  delegates?: boolean;
  certificate?: boolean;
  codes?: boolean;
  logo?: boolean;
  ends?: string;
}

/**
 * Fills the form of an agreement: two years of Legalmail at 16 euro, the signed paper. `collects`: the order keeps the
 * contracts of its members; `delegates`: it signs for them; `certificate`, `codes`: membership is proven by one, too;
 * `logo`: it has one; `ends`: its last day, "YYYY-MM-DD".
 */
export async function describeAgreement(
  rep: Page,
  slug: string,
  { collects = false, delegates = false, certificate = false, codes = false, logo = false, ends }: Agreed = {},
): Promise<void> {
  await rep.goto("/visura/desk/convenzioni/nuova");
  await rep.getByLabel("Nome dell’Ordine").fill(`Ordine ${slug}`);
  await rep.getByLabel("Indirizzo dell’area").fill(slug);
  if (ends) await rep.getByLabel("Valida fino al").fill(ends);
  await rep.getByLabel(/^PEC Legalmail, attivazione, 2 anni/).fill("16");
  if (delegates) await rep.getByLabel("L’Ordine firma per gli iscritti, per delega").check();
  if (certificate) await rep.getByLabel("Tesserino o certificato dell’Ordine").check();
  if (codes) await rep.getByLabel("Codice dato dall’Ordine").check();
  if (logo) {
    const drop = rep.locator(".file-drop").filter({ hasText: "Logo dell’Ordine" });
    await drop.locator("input[type=file]").setInputFiles(await photo("logo.jpg"));
    await expect(drop.getByText("logo.jpg caricato")).toBeVisible();
  }
  if (collects) await rep.getByLabel("L’Ordine raccoglie i contratti degli iscritti").check();
  await rep.locator(".file-drop").last().locator("input[type=file]").setInputFiles(scan("convenzione.pdf"));
  await expect(rep.getByText("convenzione.pdf caricato")).toBeVisible();
}

/** Saves what was filled in, and puts it in force. */
export async function putInForce(rep: Page): Promise<void> {
  await rep.getByRole("button", { name: "Salva" }).click();
  await rep.getByRole("button", { name: "Metti in vigore" }).click();
  await expect(rep.getByText("in vigore", { exact: true })).toBeVisible();
}

/** Loads a list of members: lines "number;last name;first name;codice fiscale;e-mail". */
export async function takeMembers(rep: Page, slug: string, rows: string[]): Promise<void> {
  await rep.goto(`/visura/convenzioni/${slug}/gestione/elenco`);
  const buffer = Buffer.from(["Numero;Cognome;Nome;Codice fiscale;E-mail", ...rows].join("\n"));
  await rep.locator("input[type=file]").setInputFiles({ name: "iscritti.csv", mimeType: "text/csv", buffer });
  await rep.getByRole("button", { name: "Prendi questo elenco" }).click();
  await expect(rep.getByText(/^Elenco preso/)).toBeVisible();
}

/** Where the professional order is reached, in the form of an activation. */
export async function fillOffice(page: Page): Promise<void> {
  await page.getByLabel("Via e numero").fill("Via del Foro 1");
  await page.getByLabel("CAP").fill("00100");
  await page.getByLabel("Comune").fill("Roma");
  await page.getByLabel("Provincia").selectOption("RM");
  await page.getByLabel("Telefono").fill("06 1234567");
  await page.getByLabel("E-mail").fill("segreteria@ordine.example");
  await page.getByLabel("Codice fiscale dell’Ordine").fill("00743110157");
}
