import { expect, mailsTo, test } from "../../support/browser-test";
import { chooseKind, fillContacts, fillHuman, representativeIn, toNames } from "../support/holders";
import { look } from "../support/look";
import { freeName, somebody } from "../support/people";
import {
  accept,
  begin,
  dropOf,
  expectDone,
  fillHolder,
  holdName,
  orderByCard,
  orderCode,
  sendIdentity,
} from "../support/purchase";
import { signedDigitally } from "../support/signing";
import { approveAndWait, expectTerms, expectWelcome, signByHand } from "./support";

const HOSTS = ["mbox.cert.legalmail.it", "sendm.cert.legalmail.it"];

test("I9 I14 I15 I37: Personal, signed digitally: active as soon as it is paid", async ({ page }) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await test.step("I9: only for persons, at pecprivato.it", async () => {
    await begin(page, "infocert", "?piano=personal");
    await expect(page.getByLabel("Azienda", { exact: true })).toHaveCount(0);
    await fillHolder(page, person);
    await holdName(page, [wanted], wanted, "pecprivato.it");
  });
  await test.step("I14: the signature says who signs, no document is asked", async () => {
    await page.getByRole("button", { name: "Scelgo: Firma digitale" }).click();
    await page.waitForURL(/\/contratto$/);
    const link = page.getByRole("link", { name: "Scarica il PDF" });
    const pdf = await (await page.request.get((await link.getAttribute("href")) ?? "")).body();
    const drop = dropOf(page, "Contratto firmato digitalmente");
    await drop.locator("input[type=file]").setInputFiles(await signedDigitally(pdf, person));
    await expect(page.getByText(/La firma basta da sola/)).toBeVisible();
    await page.getByRole("link", { name: "Continua", exact: true }).click();
    await page.waitForURL(/\/pagamento$/);
  });
  await test.step("I9 I37: 9.90 with VAT, conditions, manual and privacy notice at hand", async () => {
    await expect(page.getByText("9,90").first()).toBeVisible();
    await expectTerms(page);
  });
  await test.step("I15: nothing to enter with before the notice, then a password shown once", async () => {
    await orderByCard(page);
    await expectDone(page, "Casella attiva");
    await expectWelcome(page, person, `${wanted}@pecprivato.it`, HOSTS);
    await expect(page.getByText(/provvisoria/).first()).toBeVisible();
  });
});

test("I9 I13 I14: a foreign company tries Silver for free, signed by hand and looked at", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await test.step("I9: no codice fiscale, no CAP, no province", async () => {
    await begin(page, "infocert", "?piano=silver-gratis");
    await chooseKind(page, "Azienda straniera");
    await page.getByLabel("Ragione sociale").fill(`Beispiel ${wanted.slice(-8)} GmbH`);
    await page.getByLabel("Partita IVA del Paese").fill(`DE${String(Date.now()).slice(-9)}`);
    const { taxCode: _, ...stranger } = person;
    await fillHuman(representativeIn(page), stranger);
    await page.getByLabel("Paese", { exact: true }).selectOption("DE");
    await page.getByLabel("Via e numero").fill("Musterstraße 1");
    await page.getByLabel("Codice postale").fill("10115");
    await page.getByLabel("Città", { exact: true }).fill("Berlin");
    await fillContacts(page, person);
    await look(page, "straniera-1-titolare");
    await toNames(page);
    await holdName(page, [wanted], wanted);
  });
  await test.step("I13: its own register, and the identity document of who signs", async () => {
    await sendIdentity(page, ["Estratto del registro estero"]);
    await signByHand(page, true);
  });
  await test.step("I9: nothing to pay", async () => {
    await expect(page.getByText("0,00").first()).toBeVisible();
    await look(page, "straniera-2-gratis");
    await accept(page, { consumer: false });
    await page.getByRole("button", { name: "Conferma l’ordine" }).click();
  });
  const code = await orderCode(page);
  await test.step("I14: not active until the papers are looked at", async () => {
    expect((await mailsTo(person.email)).filter(({ subject }) => /è attiva/.test(subject))).toEqual([]);
    await approveAndWait(page, code, "infocert", openDevice);
    await expectWelcome(page, person, `${wanted}@legalmail.it`, HOSTS);
  });
});
