import type { Page } from "@playwright/test";
import { expect, mailTo, test } from "../support/browser-test";
import { approve, expectRecorded, openReview, reject } from "./support/desk";
import { photo } from "./support/files";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { freeName, somebody } from "./support/people";
import { buyUpToPayment, expectDone, orderByCard, upload } from "./support/purchase";
import { as } from "./support/session";

const FRONT = "Fronte del documento di identità";

test("a document sent back with a reason is sent again and approved", async ({ page, openDevice }) => {
  test.slow();
  const person = somebody();
  await buyUpToPayment(page, person, [freeName()]);
  const code = await orderByCard(page);
  const status = page.url();
  const desk = await as("operatore", openDevice);
  await openReview(desk, code);
  await reject(desk, FRONT, "illegible", "Il numero è coperto da un riflesso.");
  await expectRecorded(desk);
  await look(desk, "rimando-1-deciso");

  const mail = await mailTo(person.email, /servono documenti corretti/);
  expect(mail.text).toContain("Il numero è coperto da un riflesso.");
  await page.goto(linkIn(mail, "ordine"));
  await expect(page.getByText("Documenti da inviare di nuovo")).toBeVisible();
  await look(page, "rimando-2-stato");
  await page.getByRole("link", { name: "Invia di nuovo i documenti" }).click();
  await page.waitForURL(/\/documenti$/);
  const again = page.url();
  await expect(page.getByText("Il numero è coperto da un riflesso.").first()).toBeVisible();
  await expectBesideData(page, person.taxCode);
  await look(page, "rimando-3-di-nuovo");
  await upload(page, FRONT, await photo("nuovo-fronte.jpg"));
  await page.getByRole("button", { name: "Invia al controllo" }).click();
  await expectSent(page);
  // What was sent stays to be seen beside the data it must match.
  await page.goto(again);
  await expectBesideData(page, person.taxCode);
  await look(page, "rimando-5-inviati");

  await openReview(desk, code);
  await look(desk, "rimando-4-secondo-giro");
  await approve(desk);
  await page.goto(status);
  await expectDone(page, "Casella attiva");
});

async function expectBesideData(page: Page, taxCode: string): Promise<void> {
  const beside = page.getByRole("complementary");
  await expect(beside.getByRole("heading", { name: "Devono corrispondere" })).toBeVisible();
  await expect(beside.getByText(taxCode, { exact: true })).toBeVisible();
  await expect(beside.getByText("Numero", { exact: true })).toBeVisible();
  await expect(beside.getByRole("link", { name: "Un dato è sbagliato? Scrivici" })).toBeVisible();
}

const expectSent = (page: Page) =>
  expect(page.getByText(/Controllo dei documenti|Li stiamo controllando/).first()).toBeVisible();
