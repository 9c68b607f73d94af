import { randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { memberNumber } from "../support/member-list";
import { describeAgreement, fillOffice, putInForce } from "./support/agreement";
import { look } from "./support/look";
import { unique } from "./support/people";
import { as } from "./support/session";
import { workerId } from "./support/worker";

const MEMBERS = 300;
const BY_THEN = 30;

/** An agreement in force whose order keeps the papers and pays out of its secretary's account. Answers its slug. */
async function agree(rep: Page): Promise<string> {
  const slug = `trecento-${unique()}`;
  await describeAgreement(rep, slug, { collects: true });
  await putInForce(rep);
  await rep.getByLabel("Nome utente o e-mail").fill("ordine.esempio");
  await rep.getByRole("button", { name: "Dai accesso" }).click();
  await rep.getByRole("button", { name: "Usa questo conto" }).click();
  await expect(rep.getByText("Da qui escono i rinnovi")).toBeVisible();
  return slug;
}

/** Lines of the run in a state, by what its page counts. */
async function count(page: Page, state: string): Promise<number> {
  await page.reload();
  const told = page.locator("dt", { hasText: new RegExp(`^${state}$`) }).locator("xpath=following-sibling::dd[1]");
  return (await told.count()) === 0 ? 0 : Number(await told.first().innerText());
}

/** Mailboxes the provider made for people of these surnames, by its own journal. */
function madeFor(surnames: ReadonlySet<string>): string[] {
  const journal = readFileSync(join(process.env.SPORTELLO_TEST_DATA ?? "", "sandbox/provider.jsonl"), "utf8");
  const puts = journal.split("\n").filter(Boolean);
  const names = puts.flatMap((line) => JSON.parse(line) as [kind: string, id: string, value: unknown][]);
  return names
    .filter(([kind, id]) => kind === "name" && surnames.has(id.split("@")[0]?.split(".")[1] ?? ""))
    .map(([, id]) => id);
}

test("an order of 300 members from their list to mailboxes and the first statement, with a kill in the middle", async ({
  openDevice,
}) => {
  test.skip(test.info().project.name === "phone", "300 mailboxes once are enough");
  test.setTimeout(900_000); // a minute or so on a quiet machine
  const rep = await as("referente.nord", openDevice);
  const slug = await agree(rep);
  const desk = `/visura/convenzioni/${slug}/gestione`;
  const first = randomInt(400_000);
  const members = Array.from({ length: MEMBERS }, (_, n) => memberNumber(first + n));
  const rows = members.map(
    ({ number, lastName, firstName, taxCode, email }) => `${number};${lastName};${firstName};${taxCode};${email}`,
  );

  const order = await as("ordine.esempio", openDevice);
  await test.step("the list is taken", async () => {
    await order.goto(`${desk}/elenco`);
    const buffer = Buffer.from(["Numero;Cognome;Nome;Codice fiscale;E-mail", ...rows].join("\n"));
    await order.locator("input[type=file]").setInputFiles({ name: "iscritti.csv", mimeType: "text/csv", buffer });
    await expect(order.getByText(/^300 righe: 300 buone/)).toBeVisible();
    await order.getByRole("button", { name: "Prendi questo elenco" }).click();
    await expect(order.getByText(/^Elenco preso: 300 nuovi/)).toBeVisible();
  });

  await test.step("the mailboxes are prepared and begun", async () => {
    await order.goto(`${desk}/attivazioni`);
    await expect(order.getByText("300 iscritti su 300 sono senza casella.")).toBeVisible();
    await fillOffice(order);
    await order.getByRole("button", { name: "Prepara le caselle" }).click();
    await order.waitForURL(/attivazioni\/[0-9a-f-]{36}$/);
    await expect(order.getByText("5856,00").or(order.getByText("5.856,00")).first()).toBeVisible();
    await order.getByLabel(/^L’Ordine ha il contratto firmato/).check();
    await order.getByRole("button", { name: "Attiva 300 caselle" }).click();
  });

  await test.step("the worker is killed in the middle, and another goes on", async () => {
    await expect.poll(() => count(order, "attiva"), { timeout: 300_000 }).toBeGreaterThan(BY_THEN);
    const killed = workerId();
    expect(killed).not.toBeNull();
    process.kill(killed ?? 0, "SIGKILL");
    await look(order, "three-hundred-under-way");
    expect(await count(order, "attiva")).toBeLessThan(MEMBERS);
    await expect.poll(workerId, { timeout: 60_000 }).not.toBeNull();
    expect(workerId()).not.toBe(killed);
    await expect.poll(() => count(order, "attiva"), { timeout: 600_000, intervals: [2000] }).toBe(MEMBERS);
  });

  await test.step("each member has one mailbox, paid once, on the first statement", async () => {
    const csv = await (await order.request.get(`${new URL(order.url()).pathname}/csv`)).text();
    const addresses = csv.match(/[a-z0-9._-]+@legalmail\.it/g) ?? [];
    expect(new Set(addresses).size).toBe(MEMBERS);
    const made = madeFor(new Set(members.map(({ lastName }) => lastName.toLowerCase())));
    expect([...made].sort()).toEqual([...addresses].sort());
    await order.goto(`${desk}/rendiconto`);
    const told = (term: string) =>
      order.locator("dt", { hasText: term }).locator("xpath=following-sibling::dd[1]").first();
    await expect(told("Attivazioni")).toHaveText("300");
    await expect(told("Pagato dal conto dell’Ordine")).toContainText(/4\.?800,00/);
    await look(order, "three-hundred-statement");
  });
});
