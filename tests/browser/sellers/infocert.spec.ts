import { expect, test } from "../../support/browser-test";
import { freeName, somebody } from "../support/people";
import { begin, dropOf, expectDone, fillHolder, holdName, orderByCard } from "../support/purchase";
import { signedDigitally } from "../support/signing";
import { expectTerms, expectWelcome } from "./support";

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
