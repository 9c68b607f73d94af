import { expect, mailTo, test } from "../support/browser-test";
import { approve, openReview } from "./support/desk";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { freeName, somebody } from "./support/people";
import {
  accept,
  begin,
  expectDone,
  fillHolder,
  holdName,
  orderCode,
  payOnCardPage,
  sendIdentity,
  signContract,
} from "./support/purchase";
import { loseName } from "./support/sandbox";
import { as } from "./support/session";

test("a visitor without an account buys with a card and gets a working mailbox", async ({ page, openDevice }) => {
  test.slow();
  const person = somebody();
  const [taken, wanted] = [freeName(), freeName()];
  await loseName(`${taken}@legalmail.it`);

  await test.step("plan, holder, names: the second is free and held", async () => {
    await begin(page);
    await look(page, "carta-1-titolare");
    await fillHolder(page, person);
    await holdName(page, [taken, wanted, freeName()], wanted);
  });
  await test.step("documents and signed contract", async () => {
    await look(page, "carta-3-documenti");
    await sendIdentity(page);
    await look(page, "carta-4-contratto");
    const contract = page.getByRole("link", { name: /Scarica il contratto/ });
    const pdf = await page.request.get((await contract.getAttribute("href")) ?? "");
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    await signContract(page);
  });
  await test.step("payment on the bank's page", async () => {
    await accept(page);
    await look(page, "carta-5-pagamento");
    await expect(page.getByText("24,40").first()).toBeVisible();
    await page.getByRole("button", { name: /^Ordina e paga/ }).click();
    await page.waitForURL(/\/stripe\/pay\//);
    await look(page, "carta-6-carta");
    await payOnCardPage(page);
    await look(page, "carta-7-esito");
    await page.getByRole("link", { name: "Segui l’ordine" }).click();
  });
  const code = await orderCode(page);
  await look(page, "carta-8-stato-in-attesa");

  await test.step("staff approves, the worker activates", async () => {
    const desk = await as("operatore", openDevice);
    await openReview(desk, code);
    await look(desk, "carta-9-verifica");
    await approve(desk);
    await expectDone(page, "Casella attiva");
    await look(page, "carta-10-stato-attiva");
  });
  await test.step("credentials are shown once, mails tell the rest", async () => {
    const welcome = await mailTo(person.email, /è attiva/);
    expect(welcome.subject).toContain(`${wanted}@legalmail.it`);
    expect(welcome.text).toContain("mbox.cert.legalmail.it");
    await page.goto(linkIn(welcome, "credenziali"));
    await look(page, "carta-11-credenziali");
    await page.getByRole("button", { name: "Mostra le credenziali" }).click();
    await expect(page.getByText(/^HMS\d+$/)).toBeVisible();
    await look(page, "carta-12-credenziali-mostrate");
    await page.reload();
    await expect(page.getByText("Le credenziali sono già state mostrate")).toBeVisible();
    await mailTo(person.email, /^Fattura/);
  });
});
