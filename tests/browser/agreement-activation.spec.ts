import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { describeAgreement, fillOffice, putInForce, takeMembers } from "./support/agreement";
import { look } from "./support/look";
import { type Person, somebody, unique } from "./support/people";
import { as } from "./support/session";

/** An agreement whose professional order keeps the papers, in force, with a list of members. Answers its slug. */
async function agree(rep: Page, rows: string[]): Promise<string> {
  const slug = `attiva-${unique()}`;
  await describeAgreement(rep, slug, { collects: true });
  await putInForce(rep);
  await takeMembers(rep, slug, rows);
  return slug;
}

test("members get their mailboxes together, names looked at first", async ({ openDevice }) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const people = new Map<string, Person>();
  while (people.size < 3) for (const one of [somebody()]) people.set(one.taxCode, one);
  const rows = [...people.values()].map(
    (one, n) => `A${n};${one.lastName};${one.firstName};${one.taxCode};${unique()}@posta.example`,
  );
  const slug = await agree(rep, rows);
  await rep.getByRole("link", { name: "Attivazioni" }).click();
  await expect(rep.getByText("3 iscritti su 3 sono senza casella.")).toBeVisible();
  await look(rep, "activation-new");
  await rep.getByLabel("Ogni iscritto", { exact: true }).check();
  await fillOffice(rep);
  await rep.getByRole("button", { name: "Prepara le caselle" }).click();
  await rep.waitForURL(/attivazioni\/[0-9a-f-]{36}$/);
  await look(rep, "activation-draft");

  await rep.getByRole("table").getByRole("link").first().click();
  const name = `scelto.${unique()}`.toLowerCase();
  await rep.getByLabel("Primo nome").fill(name);
  await look(rep, "activation-line");
  await rep.getByRole("button", { name: "Salva" }).click();
  await expect(rep.getByText(new RegExp(`^${name}@`)).first()).toBeVisible();

  await rep.getByLabel(/^L’Ordine ha il contratto firmato/).check();
  await rep.getByRole("button", { name: "Attiva 3 caselle" }).click();
  await expect(async () => {
    await rep.reload();
    await expect(rep.getByRole("table").getByText("attende il pagamento")).toHaveCount(3, { timeout: 1000 });
  }).toPass();
  await look(rep, "activation-done");
  const csv = await rep.request.get(`${new URL(rep.url()).pathname}/csv`);
  expect(await csv.text()).toContain(name);
  await rep.goto(`/visura/convenzioni/${slug}/gestione`);
  await expect(rep.getByText("ordinata").first()).toBeVisible();
});
