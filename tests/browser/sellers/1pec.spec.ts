import { expect, test } from "../../support/browser-test";
import { chooseKind, fillHuman, fillPlace, representativeIn, toNames } from "../support/holders";
import { look } from "../support/look";
import { freeName, somebody } from "../support/people";
import { begin, dropOf, fillHolder, holdName, sendIdentity } from "../support/purchase";
import { approveAndWait, expectWelcome, orderByPayPal, signByHand, someVatNumber } from "./support";

test("W11 W13 W17: a person, by PayPal: identity document, health card, a day to wait at most", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await begin(page, "1pec");
  await fillHolder(page, person);
  await holdName(page, [wanted], wanted, "1pec.it");
  await test.step("W11 W13: what is sent by a person", async () => {
    await expect(dropOf(page, "Visura camerale")).toHaveCount(0);
    await sendIdentity(page, ["Tessera sanitaria"]);
    await signByHand(page, false);
  });
  const code = await orderByPayPal(page);
  await test.step("W17: the page says until when", async () => {
    await expect(page.getByText(/entro il/).first()).toBeVisible();
    await look(page, "1pec-attesa");
  });
  await approveAndWait(page, code, "1pec", openDevice);
  await expectWelcome(page, person, `${wanted}@1pec.it`, ["imap.1pec.example", "smtp.1pec.example"]);
});

test("W11: a company sends its register extract too, and reaches the payment", async ({ page }) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await begin(page, "1pec");
  await chooseKind(page, "Azienda");
  await expect(page.getByText("Visura camerale").first()).toBeVisible();
  await page.getByLabel("Ragione sociale").fill(`Prova ${wanted.slice(-8)} S.r.l.`);
  await page.getByLabel("Partita IVA").fill(someVatNumber());
  await fillHuman(representativeIn(page), person);
  await fillPlace(page, person);
  await toNames(page);
  await holdName(page, [wanted], wanted, "1pec.it");
  await sendIdentity(page, ["Visura camerale", "Tessera sanitaria"]);
  await signByHand(page, false);
  for (const way of ["Carta di credito o debito", "PayPal", "Bonifico", "Bollettino postale"])
    await expect(page.getByLabel(way, { exact: true })).toBeVisible();
});
