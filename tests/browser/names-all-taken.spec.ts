import { expect, test } from "../support/browser-test";
import { approve, openReview } from "./support/desk";
import { look } from "./support/look";
import { freeName, somebody } from "./support/people";
import { begin, buyUpToPayment, expectDone, fillHolder, orderByCard, validate } from "./support/purchase";
import { loseName } from "./support/sandbox";
import { as } from "./support/session";

test("three taken names lead to suggestions, one of which is held", async ({ page }) => {
  const taken = [freeName(), freeName(), freeName()];
  for (const name of taken) await loseName(`${name}@legalmail.it`);
  await begin(page);
  await fillHolder(page, somebody());
  await validate(page, taken);
  await expect(page.getByText("Nessuno dei tre nomi è libero")).toBeVisible();
  await look(page, "nomi-1-nessuno");
  const suggestion = page.getByRole("button", { name: /^Usa / }).first();
  const name = ((await suggestion.getAttribute("aria-label")) ?? "").replace("Usa ", "");
  await suggestion.click();
  await expect(page.getByLabel("Prima scelta")).toHaveValue(name);
  await page.getByRole("button", { name: "Valida" }).click();
  await expect(page.getByText(`${name}@legalmail.it è tenuto per te`)).toBeVisible();
  await look(page, "nomi-2-tenuto");
});

test("a name lost after the payment gives way to the next choice by itself", async ({ page, openDevice }) => {
  test.slow();
  const [first, second] = [freeName(), freeName()];
  await buyUpToPayment(page, somebody(), [first, second, freeName()]);
  const code = await orderByCard(page);
  await loseName(`${first}@legalmail.it`);
  const desk = await as("operatore", openDevice);
  await openReview(desk, code);
  await approve(desk);
  await expectDone(page, "Casella attiva");
  await expect(page.getByText(`${second}@legalmail.it`).first()).toBeVisible();
  await look(page, "nomi-3-seconda-scelta");
});
