import { expect, mailTo, test } from "../support/browser-test";
import { approve, openReview } from "./support/desk";
import { look } from "./support/look";
import { freeName, somebody, unique } from "./support/people";
import { accept, buyUpToPayment, expectDone, orderCode } from "./support/purchase";
import { as, confirmEmail, signIn, signUp } from "./support/session";

test("a customer signs up, tops up by transfer, buys from the prepaid account", async ({ page, openDevice }) => {
  test.slow();
  const person = somebody();
  const name = freeName();
  const account = await test.step("sign up, confirm the address", async () => {
    const made = await signUp(page, person);
    await look(page, "prepagato-1-iscritto");
    await confirmEmail(page, made);
    await signIn(page, made.userName, made.password, "/visura/conto");
    return made;
  });

  const topUp = await test.step("book a transfer", async () => {
    await look(page, "prepagato-2-conto-vuoto");
    await page.getByRole("link", { name: "Versa", exact: true }).click();
    await page.getByLabel("Importo in euro").fill("100,00");
    await page.getByLabel("Bonifico", { exact: true }).check();
    await look(page, "prepagato-3-versa");
    await page.getByRole("button", { name: "Continua" }).click();
    await page.getByRole("button", { name: "Conferma" }).click();
    const title = page.getByRole("heading", { level: 1, name: /^Versamento AB/ });
    const code = ((await title.textContent()) ?? "").replace("Versamento ", "");
    await expect(page.getByRole("img", { name: /Codice QR/ })).toBeVisible();
    await look(page, "prepagato-4-dati-bonifico");
    return code;
  });
  await test.step("copy the IBAN", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copia IBAN" }).click();
    await expect(page.getByText("Copiato").first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^IT\w{25}$/);
  });

  await test.step("accounting records the transfer", async () => {
    const desk = await as("contabile", openDevice);
    await desk.goto("/visura/desk/pagamenti");
    // As a bank mangles it: lower case, blanks inside.
    await desk.getByLabel("Codice, causale o cliente").fill(`bonifico ${topUp.toLowerCase()} saluti`);
    await desk.getByRole("button", { name: "Cerca" }).click();
    await look(desk, "prepagato-5-pagamenti");
    await desk.getByRole("link", { name: topUp, exact: true }).click();
    await desk.getByLabel(/^Riferimento/).fill(`TRN${unique()}`);
    await look(desk, "prepagato-6-registra");
    await desk.getByRole("button", { name: "Registra", exact: true }).click();
    await expect(desk.getByText("Registrato.")).toBeVisible();
    await mailTo(account.email, /accreditato/);
  });

  const code = await test.step("buy and pay from the account", async () => {
    await buyUpToPayment(page, person, [name]);
    await page.getByLabel("Conto prepagato").check();
    await accept(page);
    await look(page, "prepagato-7-pagamento");
    await page.getByRole("button", { name: /^Ordina e paga/ }).click();
    return orderCode(page);
  });
  await test.step("approved, active, invoiced", async () => {
    const desk = await as("operatore", openDevice);
    await openReview(desk, code);
    await approve(desk);
    await expectDone(page, "Casella attiva");
    await page.goto("/visura/conto");
    await expect(page.getByText("75,60").first()).toBeVisible();
    await look(page, "prepagato-8-conto");
    await page.goto("/visura/caselle");
    await expect(page.getByRole("link", { name: `${name}@legalmail.it` })).toBeVisible();
    await look(page, "prepagato-9-caselle");
    await mailTo(account.email, /^Fattura/);
    await page.goto("/visura/fatture");
    await look(page, "prepagato-10-fatture");
    const download = page.waitForEvent("download");
    await page
      .getByRole("link", { name: /^Scarica/ })
      .first()
      .click();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  });
});
