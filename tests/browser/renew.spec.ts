import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, mailTo, test } from "../support/browser-test";
import { type DemoMailbox, findInDesk, holderFor, sweepToday } from "./support/demo";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { payOnCardPage } from "./support/purchase";
import { as, signIn } from "./support/session";

test("renewed with user-id and address, by card", async ({ page, openDevice }) => {
  const desk = await as("admin", openDevice);
  const mailbox = await findInDesk(desk, holderFor("renewable"));
  const until = twoYearsAfter(mailbox.expiry);
  await lookUp(page, mailbox);
  await expect(page.getByText(mailbox.expiry)).toBeVisible();
  await look(page, "rinnovo-1-durate");
  await page.getByLabel(`fino al ${until}`).check();
  await page.getByRole("button", { name: "Continua al pagamento" }).click();
  await page.waitForURL(/\/paga\//);
  await expect(page.getByText(until).first()).toBeVisible();
  await expect(page.getByText("42,70").first()).toBeVisible();
  await look(page, "rinnovo-2-pagamento");
  await page.getByRole("button", { name: /^Paga / }).click();
  await payOnCardPage(page);
  await page.getByRole("link", { name: "Segui l’ordine" }).click();
  await expectRenewed(page, until);
  await look(page, "rinnovo-3-fatto");
  expect((await findInDesk(desk, holderFor("renewable"))).expiry).toBe(until);
});

test("renewed from the link of a reminder, in two screens", async ({ page }) => {
  await sweepToday();
  const mail = await mailTo(`${holderFor("reminded")}@example.com`, /scade oggi|è scaduta/);
  await page.goto(linkIn(mail, "rinnova"));
  await page.getByLabel(/^1 anno/).check();
  await look(page, "rinnovo-avviso-1-durate");
  await page.getByRole("button", { name: "Continua al pagamento" }).click();
  await page.waitForURL(/\/paga\//);
  await page.getByRole("button", { name: /^Paga / }).click();
  await payOnCardPage(page);
  await mailTo(`${holderFor("reminded")}@example.com`, /rinnovata fino al/);
});

test("a wrong pair of user-id and address says so and tells nothing", async ({ page, openDevice }) => {
  const mailbox = await findInDesk(await as("admin", openDevice), holderFor("renewable"));
  await lookUp(page, { ...mailbox, userCode: "HMS9999999" });
  await expect(page.getByRole("alert").filter({ hasText: "non corrispondono" })).toBeFocused();
  await look(page, "rinnovo-non-trovata");
});

test("renewed from the account, out of the prepaid account", async ({ page }) => {
  test.slow();
  const userName = holderFor("withAccount");
  await signIn(page, userName, DEMO_PASSWORD, "/visura/conto/versa");
  await page.getByLabel("Importo in euro").fill("60");
  await page.getByLabel("Carta").check();
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByRole("button", { name: /^Conferma e paga/ }).click();
  await payOnCardPage(page);

  await page.goto("/visura/caselle");
  await look(page, "rinnovo-conto-1-caselle");
  await page.getByRole("link", { name: `Rinnova ${userName}@legalmail.it` }).click();
  await page.getByLabel(/^2 anni/).check();
  await page.getByRole("button", { name: "Continua al pagamento" }).click();
  await page.waitForURL(/\/paga\//);
  await page.getByLabel("Conto prepagato").check();
  await look(page, "rinnovo-conto-2-pagamento");
  const shown = (await page.locator("main").textContent()) ?? "";
  const [until = ""] = shown.match(/(?<=Nuova scadenza)\d\d\/\d\d\/\d{4}/) ?? [];
  await page.getByRole("button", { name: /^Paga / }).click();
  await expectRenewed(page, until);
  await page.goto("/visura/conto");
  await expect(page.getByText("17,30").first()).toBeVisible();
  await look(page, "rinnovo-conto-3-movimenti");
});

async function lookUp(page: Page, mailbox: DemoMailbox): Promise<void> {
  await page.goto("/visura/rinnova");
  await page.getByLabel("User-id").fill(mailbox.userCode.toLowerCase());
  await page.getByLabel("Indirizzo della casella PEC").fill(mailbox.address);
  await page.getByRole("button", { name: "Vedi il rinnovo" }).click();
}

async function expectRenewed(page: Page, until: string): Promise<void> {
  await page.waitForURL(/\/ordine\//);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(`rinnovata fino al ${until}`)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

/** The next expiry counts from the old one: the same day, two years on. */
function twoYearsAfter(shown: string): string {
  const [day, month, year] = shown.split("/");
  return `${day === "29" && month === "02" ? "28" : day}/${month}/${Number(year) + 2}`;
}
