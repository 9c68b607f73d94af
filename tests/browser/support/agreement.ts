import { expect, type Page } from "@playwright/test";
import { scan } from "./files";

/**
 * Fills the form of an agreement: two years of Legalmail at 16 euro, the signed paper. `collects`: the order keeps the
 * contracts of its members; `ends`: its last day, "YYYY-MM-DD".
 */
export async function describeAgreement(
  rep: Page,
  slug: string,
  { collects = false, ends }: { collects?: boolean; ends?: string } = {},
): Promise<void> {
  await rep.goto("/visura/desk/convenzioni/nuova");
  await rep.getByLabel("Nome dell’Ordine").fill(`Ordine ${slug}`);
  await rep.getByLabel("Indirizzo dell’area").fill(slug);
  if (ends) await rep.getByLabel("Valida fino al").fill(ends);
  await rep.getByLabel(/^PEC Legalmail, attivazione, 2 anni/).fill("16");
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
