import { expect, mailTo, test } from "../../support/browser-test";
import { chooseKind, fillHuman, fillPlace, representativeIn, toNames } from "../support/holders";
import { look } from "../support/look";
import { freeName, somebody } from "../support/people";
import { begin, holdName, orderByCard, sendIdentity } from "../support/purchase";
import { approveAndWait, expectSetUp, expectWelcome, signByHand, someVatNumber } from "./support";

const DOMAIN = "pec.esend.it";

test("P8 P13 P16: a company being formed: mailbox at once, thirty days for its VAT number", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  const company = `Nascente ${wanted.slice(-8)} S.r.l.`;
  await test.step("P8: the representative's codice fiscale stands for the numbers that do not exist yet", async () => {
    await begin(page, "professionalmail");
    await chooseKind(page, "Azienda in costituzione");
    await expect(page.getByText(/hai 30 giorni per comunicarci/)).toBeVisible();
    await expect(page.getByLabel("Partita IVA")).toHaveCount(0);
    await page.getByLabel("Denominazione prevista").fill(company);
    await fillHuman(representativeIn(page), person);
    await fillPlace(page, person);
    await look(page, "costituenda-1-titolare");
    await toNames(page);
    await holdName(page, [wanted], wanted, DOMAIN);
  });
  await test.step("P13: the representative's document, front and back", async () => {
    await expect(page.getByText(new RegExp(`È il documento di ${person.firstName}`))).toBeVisible();
    await sendIdentity(page);
    await signByHand(page, true);
  });
  const code = await orderByCard(page, { consumer: false });
  await approveAndWait(page, code, "professionalmail", openDevice);
  await test.step("P8: from the activation the days are counted, and the numbers are supplied", async () => {
    await expect(page.getByText("Mancano 30 giorni")).toBeVisible();
    await look(page, "costituenda-2-conto-alla-rovescia");
    await page.getByRole("link", { name: "Comunica la partita IVA" }).click();
    await page.getByLabel("Partita IVA").fill("12345678901");
    await page.getByRole("button", { name: "Comunica i dati" }).click();
    await expect(page.getByText("La partita IVA contiene un errore: ricontrolla le cifre.").first()).toBeVisible();
    await look(page, "costituenda-3-numeri");
    await page.getByLabel("Partita IVA").fill(someVatNumber());
    await page.getByRole("button", { name: "Comunica i dati" }).click();
    await expect(page.getByText("I dati dell’azienda sono registrati")).toBeVisible();
    expect((await mailTo(person.email, /Abbiamo ricevuto i dati/)).subject).toContain(company);
  });
  await test.step("P16: credentials and parameters", async () => {
    const hosts = ["mbox.professionalmail.example", "sendm.professionalmail.example"];
    await expectWelcome(page, person, `${wanted}@${DOMAIN}`, hosts);
    await expectSetUp(page, "professionalmail", hosts);
  });
});
