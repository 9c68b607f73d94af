import type { Page } from "@playwright/test";
import { expect, mailTo, test } from "../support/browser-test";
import { approveAndWait, expectWelcome, intoAccount, signByHand, someVatNumber } from "./sellers/support";
import { chooseKind, fillContacts, fillHuman, fillPlace, representativeIn, toNames } from "./support/holders";
import { look } from "./support/look";
import { freeName, somebody, unique } from "./support/people";
import { begin, holdName, orderByCard, sendIdentity } from "./support/purchase";

const HOSTS = ["mbox.cert.legalmail.it", "sendm.cert.legalmail.it"];
const IDENTITY = ["Documento d’identità, fronte", "Documento d’identità, retro"];
const CONTRACT = "Contratto firmato (lo prepariamo noi durante l’ordine)";

/** What the page says is needed of a kind of holder before anything is asked of it. */
async function expectAskedBeforehand(page: Page, kind: string, papers: string[]): Promise<void> {
  await page.getByText(kind, { exact: true }).first().click();
  const told = page.getByRole("group").filter({ hasText: kind }).getByRole("listitem");
  await expect(told).toHaveText(papers);
}

test("a public body buys: who appointed its signer is asked, VAT is not paid, the invoice goes to its office", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [person, wanted, office] = [somebody(), freeName(), "UFY9MH"];
  await test.step("it is told beforehand what is asked of a body", async () => {
    await page.goto("/infocert/acquista?piano=bronze");
    await expectAskedBeforehand(page, "Ente pubblico", [...IDENTITY, "Atto di nomina", CONTRACT]);
    await look(page, "ente-1-piano");
    await begin(page, "infocert", "?piano=bronze");
  });
  await test.step("its IPA code is asked, and no code of SdI", async () => {
    await chooseKind(page, "Ente pubblico");
    await page.getByLabel("Denominazione dell’ente").fill(`Comune di Prova ${unique()}`);
    await page.getByLabel("Codice fiscale dell’ente").fill(someVatNumber());
    await page.getByLabel("PEC dell’ente").fill(`protocollo.${unique()}@pec.example`);
    await fillHuman(representativeIn(page), person);
    await fillPlace(page, person);
    await expect(page.getByLabel("Codice destinatario SdI")).toHaveCount(0);
    await expect(page.getByLabel("Scissione dei pagamenti (split payment)")).toBeChecked();
    await page.getByLabel("CIG").fill("Z1A2B3C4D5");
    await page.getByLabel("Codice univoco ufficio (IPA)").fill("ABC");
    await page.getByRole("button", { name: "Continua" }).click();
    await expect(page.getByText(/sei lettere o cifre: lo trovi su indicepa\.gov\.it/).first()).toBeVisible();
    await page.getByLabel("Codice univoco ufficio (IPA)").fill(office);
    await look(page, "ente-2-titolare");
    await toNames(page);
    await holdName(page, [wanted], wanted);
  });
  await test.step("the act that appointed who signs", async () => {
    await look(page, "ente-3-documenti");
    await sendIdentity(page, ["Atto di nomina"]);
    await signByHand(page, true);
  });
  await test.step("the VAT is the body's to pay to the tax office", async () => {
    const totals = page.getByRole("region", { name: "Il tuo ordine" });
    await expect(totals).toContainText("la versa l’ente");
    await expect(totals).toContainText(/Totale da pagare\s*25,00/);
    await look(page, "ente-4-pagamento");
  });
  const code = await orderByCard(page, { consumer: false });
  const status = page.url();
  await approveAndWait(page, code, "infocert", openDevice);
  await look(page, "ente-5-ordine");
  await expectWelcome(page, person, `${wanted}@legalmail.it`, HOSTS);
  await test.step("delivered, it is invoiced to the public administration", async () => {
    expect((await mailTo(person.email, /^Fattura/)).text).toMatch(/Da pagare a noi: 25,00/);
    await page.goto(status);
    await intoAccount(page, person, "infocert");
    await page.goto("/infocert/fatture");
    await look(page, "ente-6-fatture");
    const link = page.getByRole("link", { name: /^Scarica l’XML/ }).first();
    const xml = await (await page.request.get((await link.getAttribute("href")) ?? "")).text();
    expect(xml).toContain("<FormatoTrasmissione>FPA12</FormatoTrasmissione>");
    expect(xml).toContain(`<CodiceDestinatario>${office}</CodiceDestinatario>`);
    expect(xml).toContain("<EsigibilitaIVA>S</EsigibilitaIVA>");
    expect(xml).toContain("<CodiceCIG>Z1A2B3C4D5</CodiceCIG>");
    expect(xml).toContain("<ImportoTotaleDocumento>30.50</ImportoTotaleDocumento>");
    expect(xml).toContain("<ImportoPagamento>25.00</ImportoPagamento>");
  });
});

test("a foreign person buys by passport: no codice fiscale is asked, the tax code of the own country is shown", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  const { taxCode: _, ...stranger } = person;
  await test.step("what is asked of a stranger is told beforehand", async () => {
    await page.goto("/infocert/acquista?piano=personal");
    await expectAskedBeforehand(page, "Persona straniera", [...IDENTITY, "Codice fiscale estero", CONTRACT]);
    await begin(page, "infocert", "?piano=personal");
  });
  await test.step("a passport number stands for the codice fiscale", async () => {
    await chooseKind(page, "Persona straniera");
    await fillHuman(page, stranger);
    await page.getByLabel("Numero del documento di identità").fill("c 01x-00t47");
    await page.getByLabel("Paese", { exact: true }).selectOption("FR");
    await page.getByLabel("Via e numero").fill("Rue de l’Essai 1");
    await page.getByLabel("Città", { exact: true }).fill("Paris");
    await fillContacts(page, person);
    await expect(page.getByLabel("Codice destinatario SdI")).toHaveCount(0);
    await look(page, "straniero-1-titolare");
    await toNames(page);
    await holdName(page, [wanted], wanted, "pecprivato.it");
  });
  await test.step("documents of its own", async () => {
    await expect(page.getByRole("complementary").getByText("C01X00T47")).toBeVisible();
    await look(page, "straniero-2-documenti");
    await sendIdentity(page, ["Codice fiscale estero"]);
    await signByHand(page, true);
  });
  const code = await orderByCard(page);
  await approveAndWait(page, code, "infocert", openDevice);
  await look(page, "straniero-3-ordine");
  await expectWelcome(page, person, `${wanted}@pecprivato.it`, HOSTS);
});

test("a professional buys: Order and number say who they are, no VAT number is asked", async ({ page, openDevice }) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await test.step("neither an Order nor a VAT number: one of the two is asked", async () => {
    await begin(page);
    await chooseKind(page, "Professionista");
    await fillHuman(page, person);
    await fillPlace(page, person);
    await page.getByRole("button", { name: "Continua" }).click();
    await expect(
      page.getByText("Scrivi la partita IVA oppure l’Ordine con il numero di iscrizione.").first(),
    ).toBeVisible();
    await page.getByLabel("Ordine o collegio di appartenenza").fill("Ordine degli Avvocati di Prova");
    await page.getByRole("button", { name: "Continua" }).click();
    await expect(page.getByText("Scrivi il numero di iscrizione all’Ordine.").first()).toBeVisible();
    await page.getByLabel("Numero di iscrizione").fill("A 1234");
    await look(page, "professionista-1-titolare");
    await toNames(page);
    await holdName(page, [wanted], wanted);
  });
  await test.step("nothing but an identity document and the contract", async () => {
    await expect(page.locator(".file-drop")).toHaveCount(2);
    await expect(page.getByRole("complementary").getByText("A 1234")).toBeVisible();
    await look(page, "professionista-2-documenti");
    await sendIdentity(page);
    await signByHand(page, true);
  });
  const code = await orderByCard(page, { consumer: false });
  await approveAndWait(page, code, "visura", openDevice);
  await look(page, "professionista-3-ordine");
  await expectWelcome(page, person, `${wanted}@legalmail.it`, HOSTS);
});
