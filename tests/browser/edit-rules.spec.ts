import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, expectNoAxeViolations, test } from "../support/browser-test";
import { as, signIn } from "./support/session";

// The demo's policies are everybody's: what is published here begins long after any other test, and is withdrawn. A
// seller has one draft: the telephone works on another one's.
const LATER = "2998-01-01";
const VISURA = "/visura/desk/impostazioni/regole";

test("administrators draft, compare, schedule and withdraw a change of the rules", async ({
  page,
  openDevice,
}, info) => {
  test.slow();
  const rules = `/${info.project.name === "phone" ? "sicurezzapostale" : "professionalmail"}/desk/impostazioni/regole`;
  await signIn(page, "admin", DEMO_PASSWORD, rules);
  await discardDraft(page);
  const before = await changePrice(page, rules);
  await spoilAndRepair(page, rules);
  await secondIsTold(page, await openDevice({ storageState: await page.context().storageState() }), rules);
  await publishAndWithdraw(page, rules, before);
});

async function discardDraft(page: Page): Promise<void> {
  const discard = page.getByRole("button", { name: "Elimina la bozza" });
  if ((await discard.count()) === 0) return;
  await discard.click();
  await page.getByRole("dialog").getByRole("button", { name: "Elimina la bozza" }).click();
  await expect(page.getByText("La bozza è stata eliminata.")).toBeVisible();
}

/** The first price becomes 21,50 €; answers what it was. */
async function changePrice(page: Page, rules: string): Promise<string> {
  await page.goto(`${rules}/catalogue`);
  await page.getByRole("group", { name: "Prezzi" }).getByRole("button", { expanded: false }).first().click();
  const amount = page.getByLabel("Importo (euro)");
  const before = await amount.inputValue();
  await amount.fill("21,50");
  await expect(page.getByText("Ci sono modifiche non salvate.")).toBeVisible();
  await page.getByRole("button", { name: "Salva nella bozza" }).click();
  await expect(page.getByText("Salvato nella bozza.")).toBeVisible();
  await expect(page.getByText(/21,50 €/).first()).toBeVisible();
  return before;
}

/** What is wrong is saved all the same, said beside its field and in a summary that leads there. */
async function spoilAndRepair(page: Page, rules: string): Promise<void> {
  await page.goto(`${rules}/names`);
  const prefix = await page.getByLabel("Prefisso delle user-id").inputValue();
  await page.getByLabel("Prefisso delle user-id").fill("hms");
  await page.getByRole("button", { name: "Salva nella bozza" }).click();
  await expect(page.getByText("Prima di pubblicare correggi")).toBeVisible();
  const summary = page.getByRole("alert").filter({ hasText: "C’è una cosa da correggere" });
  await expect(summary).toBeFocused();
  await expectNoAxeViolations(page);
  await summary.getByRole("link", { name: /Prefisso delle user-id/ }).click();
  await expect(page.getByLabel("Prefisso delle user-id")).toBeFocused();
  await page.goto(`${rules}/differenze`);
  await expect(page.getByText("Da correggere prima di pubblicare")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pubblica" })).toHaveCount(0);
  await page.getByRole("link", { name: /Prefisso delle user-id/ }).click();
  await page.getByLabel("Prefisso delle user-id").fill(prefix);
  await page.getByRole("button", { name: "Salva nella bozza" }).click();
  await expect(page.getByText("Salvato nella bozza. Le regole")).toBeVisible();
}

async function secondIsTold(first: Page, second: Page, rules: string): Promise<void> {
  await second.goto(`${rules}/brand`);
  await expect(second.getByLabel("Telefono")).not.toHaveValue("");
  await first.goto(`${rules}/brand`);
  await first.getByLabel("Telefono").fill("+39 000 1111111");
  await first.getByRole("button", { name: "Salva nella bozza" }).click();
  await expect(first.getByText("Salvato nella bozza.")).toBeVisible();
  await second.getByLabel("Telefono").fill("+39 000 2222222");
  await second.getByRole("button", { name: "Salva nella bozza" }).click();
  await expect(second.getByRole("alert").filter({ hasText: /ha salvato la bozza/ })).toBeVisible();
  await expect(second.getByLabel("Telefono")).toHaveValue("+39 000 2222222");
}

async function publishAndWithdraw(page: Page, rules: string, before: string): Promise<void> {
  await page.goto(`${rules}/differenze`);
  const table = page.getByRole("table", { name: "Differenze e pubblicazione" });
  await expect(table.getByRole("row").filter({ hasText: `${before} €` })).toContainText("21,50 €");
  await expect(table.getByRole("row").filter({ hasText: "Telefono" })).toContainText("+39 000 1111111");
  await expectNoAxeViolations(page);
  await page.getByLabel("In vigore dal").fill("2020-01-01");
  await page.getByRole("button", { name: "Pubblica" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Il giorno è passato" })).toBeVisible();
  await page.getByLabel("In vigore dal").fill(LATER);
  await page.getByRole("button", { name: "Pubblica" }).click();
  await expect(page.getByText(/Versione \d+ pubblicata\./)).toBeVisible();
  const scheduled = page.getByRole("row").filter({ hasText: "programmata" }).first();
  await scheduled.getByRole("button", { name: /Ritira la versione/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Ritira la versione/ })
    .click();
  await expect(page.getByText("La versione è stata ritirata.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "programmata" })).toHaveCount(0);
}

test("the other staff read the rules in force and change nothing", async ({ openDevice }) => {
  const clerk = await as("operatore", openDevice);
  await clerk.goto(VISURA);
  await expect(clerk.getByText("Le regole in vigore oggi.")).toBeVisible();
  await clerk.getByRole("link", { name: "Denaro", exact: true }).click();
  await expect(clerk.getByText("Modi di pagare per canale")).toBeVisible();
  await expect(clerk.getByRole("button", { name: "Salva nella bozza" })).toHaveCount(0);
  await expectNoAxeViolations(clerk);
  for (const page of ["differenze", "file"])
    expect((await clerk.request.get(`${new URL(clerk.url()).origin}${VISURA}/${page}`)).status()).toBe(404);
});

test("rules come as a file too, with its faults said where they are", async ({ openDevice }) => {
  const admin = await as("admin", openDevice);
  await admin.goto(`${VISURA}/file`);
  const text = admin.getByLabel("Regole in JSON", { exact: true });
  await expect(text).toHaveValue(/"seller": "visura"/);
  await text.fill('{\n  "seller": "visura",\n}');
  await admin.getByRole("button", { name: "Metti nella bozza" }).click();
  await expect(admin.getByRole("alert").filter({ hasText: "riga 3, colonna 1" })).toBeVisible();
  await text.fill('{"seller":"altro"}');
  await admin.getByRole("button", { name: "Metti nella bozza" }).click();
  await expect(admin.getByRole("alert").filter({ hasText: "di un altro venditore" })).toBeVisible();
});
