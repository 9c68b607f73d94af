import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { describeAgreement, fillOffice, putInForce, takeMembers } from "./support/agreement";
import { scan } from "./support/files";
import { look } from "./support/look";
import { type Person, somebody, unique } from "./support/people";
import { fillHolder, sendIdentity } from "./support/purchase";
import { as } from "./support/session";

const row = (one: Person): string => `A1;${one.lastName};${one.firstName};${one.taxCode};${one.email}`;

/** Looks at what was prepared, takes responsibility for it, and begins. */
async function activateOne(rep: Page, accepted: RegExp): Promise<void> {
  await rep.getByRole("button", { name: "Prepara le caselle" }).click();
  await rep.waitForURL(/attivazioni\/[0-9a-f-]{36}$/);
  await rep.getByLabel(accepted).check();
  await rep.getByRole("button", { name: "Attiva una casella" }).click();
}

const expectState = (rep: Page, state: string): Promise<void> =>
  expect(async () => {
    await rep.reload();
    await expect(rep.getByRole("table").getByText(state)).toBeVisible({ timeout: 1000 });
  }).toPass();

test("a professional order signs for its members by their delegations", async ({ openDevice }) => {
  const rep = await as("referente.nord", openDevice);
  const slug = `delega-${unique()}`;
  await describeAgreement(rep, slug, { delegates: true });
  await putInForce(rep);
  await takeMembers(rep, slug, [row(somebody())]);
  await rep.getByRole("link", { name: "Attivazioni" }).click();
  await rep.getByLabel("Firmato dall’Ordine per delega", { exact: true }).check();
  await rep.locator(".file-drop input[type=file]").setInputFiles(scan("deleghe.pdf"));
  await expect(rep.getByText("deleghe.pdf caricato")).toBeVisible();
  await rep.getByLabel("Ogni iscritto", { exact: true }).check();
  await fillOffice(rep);
  await look(rep, "activation-by-delegation");
  await activateOne(rep, /^L’Ordine ha la delega a firmare/);
  await expectState(rep, "attende il pagamento");
  await look(rep, "activation-delegated");
});

test("a member proves to be one by a certificate, which the documents ask for", async ({ page, openDevice }) => {
  const rep = await as("referente.nord", openDevice);
  const [slug, person] = [`certificato-${unique()}`, somebody()];
  await describeAgreement(rep, slug, { certificate: true });
  await putInForce(rep);
  await page.goto(`/visura/convenzioni/${slug}`);
  await page.getByLabel("Con il tesserino o il certificato di iscrizione").check();
  await look(page, "member-by-certificate");
  await page.getByRole("button", { name: "Continua con l’acquisto" }).click();
  await page.waitForURL(/\/titolare$/);
  await fillHolder(page, person);
  const name = `certificato.${unique()}`.toLowerCase();
  for (const [n, rank] of ["Prima scelta", "Seconda scelta", "Terza scelta"].entries())
    await page.getByLabel(rank).fill(`${name}${n || ""}`);
  await page.getByRole("button", { name: "Valida" }).click();
  await page.getByRole("link", { name: "Continua", exact: true }).click();
  await page.waitForURL(/\/documenti$/);
  await look(page, "certificate-asked");
  await sendIdentity(page, ["Tesserino o certificato dell’Ordine"]);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
