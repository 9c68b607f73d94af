import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, test } from "../support/browser-test";
import { look } from "./support/look";
import { freeName, somebody } from "./support/people";
import { accept, buyUpToPayment } from "./support/purchase";
import { confirmEmail, signIn, signUp } from "./support/session";

const PEOPLE = "/visura/conto/persone";

test("somebody named for an account pays an order out of it, up to the limit", async ({ page, openDevice }) => {
  test.slow();
  const person = somebody();
  const account = await signUp(page, person);
  await confirmEmail(page, account);
  const owner = await openDevice();
  await signIn(owner, "cliente", DEMO_PASSWORD, "/visura/conto");
  await owner.getByRole("link", { name: "Chi può spendere" }).click();
  await owner.getByLabel("Nome utente o e-mail").fill(account.email);
  await owner.getByLabel("Limite al mese, in euro").fill("trenta");
  await owner.getByRole("button", { name: "Salva" }).click();
  await expect(owner.getByRole("alert").filter({ hasText: "importo in euro" })).toBeVisible();
  await owner.getByLabel("Limite al mese, in euro").fill("30");
  await owner.getByRole("button", { name: "Salva" }).click();
  const named = owner.getByRole("article").filter({ hasText: account.email });
  await expect(named).toContainText("invito da accettare");
  await look(owner, "spesa-1-nominata");

  await expect(owner.getByLabel("Nome utente o e-mail")).toHaveValue("");

  await signIn(page, account.userName, account.password, "/visura/conto");
  await page.getByRole("link", { name: "Vedi l’invito" }).click();
  await page.getByRole("button", { name: /^Accetta l’invito di / }).click();
  await expect(page.getByText("Invito accettato")).toBeVisible();
  await expect(page.getByRole("article")).toContainText("30,00");
  await look(page, "spesa-2-accettata");
  const name = freeName();
  await buyUpToPayment(page, person, [name]);
  await accept(page);
  await page.getByLabel("Conto prepagato", { exact: false }).first().check();
  await expect(page.getByLabel("Da quale conto prepagato")).toContainText("fino a 30,00 € questo mese");
  await look(page, "spesa-3-paga");
  await page.getByRole("button", { name: /^Ordina e paga/ }).click();
  await page.waitForURL(/\/ordine\//);

  await owner.goto(PEOPLE);
  await expect(named).toContainText("Restano questo mese5,60");
  await owner.goto("/visura/conto");
  await expect(
    owner.getByRole("row").filter({ hasText: "-24,40" }).or(owner.getByText("−24,40")).first(),
  ).toBeVisible();
  await owner.goto(PEOPLE);
  await named.getByRole("button", { name: /^Togli / }).click();
  await expect(owner.getByText("quel conto non paga più")).toBeVisible();
  await page.goto(PEOPLE);
  await expect(page.getByRole("article")).toHaveCount(0);
});
