import { randomInt } from "node:crypto";
import { expect, test } from "../support/browser-test";
import { memberNumber } from "../support/member-list";
import { describeAgreement, fillOffice, putInForce, takeMembers } from "./support/agreement";
import { look } from "./support/look";
import { unique } from "./support/people";
import { as } from "./support/session";

test("what the professional order pays in one activation is on one invoice, a line for each mailbox", async ({
  openDevice,
}) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const slug = `insieme-${unique()}`;
  await describeAgreement(rep, slug, { collects: true });
  await putInForce(rep);
  await rep.getByLabel("Nome utente o e-mail").fill("ordine.esempio");
  await rep.getByRole("button", { name: "Dai accesso" }).click();
  await rep.getByRole("button", { name: "Usa questo conto" }).click();
  await expect(rep.getByText("Da qui escono i rinnovi")).toBeVisible();
  const first = randomInt(400_000);
  const rows = [0, 1, 2].map((n) => {
    const { number, lastName, firstName, taxCode, email } = memberNumber(first + n);
    return `${number};${lastName};${firstName};${taxCode};${email}`;
  });
  await takeMembers(rep, slug, rows);

  const order = await as("ordine.esempio", openDevice);
  await order.goto(`/visura/convenzioni/${slug}/gestione/attivazioni`);
  await order.getByLabel("Una sola fattura per tutta l’attivazione").check();
  await fillOffice(order);
  await look(order, "una-fattura-1");
  await order.getByRole("button", { name: "Prepara le caselle" }).click();
  await order.waitForURL(/attivazioni\/[0-9a-f-]{36}$/);
  await expect(order.getByText("una sola, intestata all’Ordine")).toBeVisible();
  await order.getByLabel(/^L’Ordine ha il contratto firmato/).check();
  await order.getByRole("button", { name: "Attiva 3 caselle" }).click();
  await expect(async () => {
    await order.reload();
    await expect(order.getByText(/^Ordine \S+: 3 caselle, 58,56.*, fattura \S+\/2\d{3}\.$/)).toBeVisible({
      timeout: 1000,
    });
    await expect(order.getByRole("table").getByText("attiva", { exact: true })).toHaveCount(3, { timeout: 1000 });
  }).toPass({ timeout: 120_000 });
  await look(order, "una-fattura-2");
  const told = (await order.getByText(/^Ordine \S+: 3 caselle/).textContent()) ?? "";
  const [, code = ""] = /^Ordine (\S+):/.exec(told) ?? [];

  const office = await as("operatore", openDevice);
  await office.goto(`/visura/desk/ordini?q=${code}`);
  await office.getByRole("link", { name: code, exact: true }).click();
  await expect(office.getByRole("heading", { name: "Caselle attivate insieme" })).toBeVisible();
  await look(office, "una-fattura-3");
});
