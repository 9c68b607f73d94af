import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, mailTo, test } from "../support/browser-test";
import { holderFor, sweepToday } from "./support/demo";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { as, signIn } from "./support/session";

const SELLER = "infocert";

test("notices of a live mailbox are set from the seller's area, the SMS after its code", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const userName = holderFor("withAccount", SELLER);
  await signIn(page, userName, DEMO_PASSWORD, `/${SELLER}/caselle`);
  await page.getByRole("link", { name: new RegExp(`^${userName}@`) }).click();
  await page.getByRole("link", { name: "Impostazioni", exact: true }).click();
  await page.waitForURL(/\/opzioni$/);
  await look(page, "impostazioni-1-scelta");
  const notify = page.locator("form#notify");
  await notify.getByLabel("Indirizzi").fill(`${userName}@`);
  await notify.getByRole("button", { name: "Salva" }).click();
  await expect(notify.getByText("non è un indirizzo completo").first()).toBeVisible();
  await notify.getByLabel("Indirizzi").fill(`uno@posta.example\ndue@posta.example`);
  await notify.getByRole("button", { name: "Salva" }).click();
  await expect(page.getByText("Salvato: lo diciamo al gestore.")).toBeVisible();
  const phone = `333${String(Date.now()).slice(-7)}`;
  await page.locator("form#sms").getByLabel("Numero di cellulare").fill(phone);
  await page.getByRole("button", { name: "Manda il codice al numero" }).click();
  const confirm = page.locator("form#confirm");
  await confirm.getByLabel("Codice di sei cifre").fill(await codeSentTo(await openDevice(), phone));
  await look(page, "impostazioni-2-codice");
  await confirm.getByRole("button", { name: "Conferma il numero" }).click();
  await expect(page.getByText(new RegExp(`L’avviso arriva al \\+39${phone}`))).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("L’ultima modifica è attiva presso il gestore.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.locator("form#notify").getByLabel("Indirizzi")).toHaveValue("uno@posta.example\ndue@posta.example");
  await look(page, "impostazioni-3-attive");
});

/** The code in the text message that a number got. */
async function codeSentTo(page: Page, phone: string): Promise<string> {
  const row = page.getByRole("row").filter({ hasText: phone });
  await expect(async () => {
    await page.goto("/posta-demo/sms");
    await expect(row.first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const [code = ""] = ((await row.first().textContent()) ?? "").match(/\b\d{6}\b/) ?? [];
  return code;
}

test("I won't renew: said by the link of a reminder, seen by the staff, taken back", async ({ page, openDevice }) => {
  test.slow();
  await sweepToday();
  const holder = holderFor("reminded", SELLER);
  const link = linkIn(await mailTo(`${holder}@example.com`, /scade oggi|è scaduta/), "non-rinnovo");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: /^Non vuoi rinnovare/ })).toBeVisible();
  await look(page, "non-rinnovo-1-domanda");
  const desk = await as("admin", openDevice, SELLER);
  const row = desk.getByRole("row").filter({ hasText: `${holder}@` });
  const list = `/${SELLER}/desk/caselle?q=${holder}@`;
  // Opening the link said nothing yet.
  await desk.goto(list);
  await expect(row).not.toContainText("non si rinnova");
  await page.getByRole("button", { name: "Non la rinnoverò" }).click();
  await expect(page.getByRole("heading", { name: /^Niente più avvisi/ })).toBeVisible();
  await look(page, "non-rinnovo-2-detto");
  await desk.goto(`${list}&ends=1`);
  await expect(row).toContainText("non si rinnova");
  await row.getByRole("link").first().click();
  await expect(desk.getByText("Il titolare non la rinnoverà: niente più avvisi")).toBeVisible();
  await page.getByRole("button", { name: "Ci ho ripensato: mandatemi gli avvisi" }).click();
  await expect(page.getByRole("heading", { name: /^Non vuoi rinnovare/ })).toBeVisible();
  await desk.goto(list);
  await expect(row).not.toContainText("non si rinnova");
});
