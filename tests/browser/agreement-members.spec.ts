import type { Page } from "@playwright/test";
import { expect, mailTo, test } from "../support/browser-test";
import { describeAgreement, fillOffice, putInForce, takeMembers } from "./support/agreement";
import { approve, openReview } from "./support/desk";
import { scan } from "./support/files";
import { fillHuman, fillPlace, toNames } from "./support/holders";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { type Person, somebody, unique } from "./support/people";
import { expectDone, fillHolder, orderByCard, sendIdentity } from "./support/purchase";
import { as } from "./support/session";
import { acceptContract, chooseWay, mailedCode, readToEnd } from "./support/signing";

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

test("a member who was invited opens the link of the mail, signs on the screen, pays, and has a mailbox", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const [slug, person] = [`invito-${unique()}`, somebody()];
  await test.step("the professional order invites, each to pay", async () => {
    await describeAgreement(rep, slug);
    await putInForce(rep);
    await takeMembers(rep, slug, [row(person)]);
    await rep.getByRole("link", { name: "Attivazioni" }).click();
    await rep.getByLabel("Firmato da ogni iscritto con un collegamento", { exact: true }).check();
    await rep.getByLabel("Ogni iscritto", { exact: true }).check();
    await look(rep, "invito-1-attivazione");
    await activateOne(rep, /^Ogni iscritto dell’elenco riceverà/);
    await expectState(rep, "attende l’iscritto");
  });
  await test.step("the member completes what was prepared: the name was kept, none need be chosen", async () => {
    await page.goto(linkIn(await mailTo(person.email, /pronta da completare/), "ordine"));
    await look(page, "invito-2-ordine");
    await page.getByRole("link", { name: "Completa l’ordine" }).click();
    await page.waitForURL(/\/titolare$/);
    await look(page, "invito-2-titolare");
    await fillHuman(page, person);
    await fillPlace(page, person);
    await toNames(page);
    await expect(page.getByText(/@legalmail\.it è tenuto per te/)).toBeVisible();
    await look(page, "invito-3-nome-tenuto");
    await page.getByRole("link", { name: "Continua", exact: true }).click();
    await page.waitForURL(/\/documenti$/);
    await sendIdentity(page);
  });
  await test.step("signed on the screen", async () => {
    await chooseWay(page, "Firma qui, con un codice");
    await readToEnd(page);
    await acceptContract(page);
    await page.getByRole("button", { name: "Inviami il codice" }).click();
    await expect(page.getByText(/Codice inviato/)).toBeVisible();
    await page.getByLabel("Codice", { exact: true }).fill(await mailedCode(person));
    await page.getByLabel("Nome e cognome").fill(`${person.firstName} ${person.lastName}`);
    await page.getByRole("button", { name: "Firma il contratto" }).click();
    await expect(page.getByText("Contratto firmato", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Continua", exact: true }).click();
    await page.waitForURL(/\/pagamento$/);
  });
  const code = await test.step("paid by the member, at the price of the agreement", async () => {
    await expect(page.getByText("19,52").first()).toBeVisible();
    await look(page, "invito-4-pagamento");
    return orderByCard(page);
  });
  await test.step("looked at, active, and so the professional order sees it", async () => {
    const desk = await as("operatore", openDevice);
    await openReview(desk, code);
    await approve(desk);
    await expectDone(page, "Casella attiva");
    await look(page, "invito-5-attiva");
    await expectState(rep, "attiva");
    await look(rep, "invito-6-ordine");
    const welcome = await mailTo(person.email, /è attiva/);
    await page.goto(linkIn(welcome, "credenziali"));
    await page.getByRole("button", { name: "Mostra le credenziali" }).click();
    await expect(page.getByText(/^HMS\d+$/)).toBeVisible();
  });
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
