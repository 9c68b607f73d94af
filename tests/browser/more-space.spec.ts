import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, mailTo, test } from "../support/browser-test";
import { bankSays, chooseTransfer } from "./support/bank";
import { type DemoMailbox, findInDesk, holderFor } from "./support/demo";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { unique } from "./support/people";
import { as, signIn } from "./support/session";

const SELLER = "1pec";
const IBAN = "IT84E9999999999000000000004";

test("row 30: two GB are asked for, paid by their proforma, and then in the mailbox", async ({ page, openDevice }) => {
  test.slow();
  const userName = holderFor("youngWithAccount", SELLER);
  const desk = await as("admin", openDevice, SELLER);
  const mailbox = await findInDesk(desk, userName, SELLER);
  await signIn(page, userName, DEMO_PASSWORD, `/${SELLER}/caselle`);
  const email = `spazio.${unique()}@posta.example`;
  const request = await askSpace(page, mailbox, email);
  await offer(desk, request);

  const mail = await mailTo(email, /dati per il pagamento/);
  const [proforma] = mail.text?.match(/P-\d+\/\d{4}/) ?? [];
  expect(proforma, mail.text).toBeDefined();
  await page.goto(linkIn(mail, "ordine"));
  await page.getByRole("link", { name: "Vai al pagamento" }).click();
  const { code, cents } = await chooseTransfer(page);
  await look(page, "piu-spazio-3-dati");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Scarica la fattura proforma" }).click();
  expect((await saved).suggestedFilename()).toBe(`proforma-${proforma?.replace("/", "-")}.pdf`);
  await openServices(page, mailbox);
  const held = page.locator("dl").first();
  await expect(held).not.toContainText("Spazio aggiuntivo");

  await bankSays(desk, SELLER, IBAN, { cents, text: `Proforma ${proforma} ordine ${code}` });
  await expect(async () => {
    await openServices(page, mailbox);
    await expect(held).toHaveText(/Spazio aggiuntivo in casella\s*2 GB$/, { timeout: 1_000 }); // on its way no more
    await expect(held).toContainText(/usati su 3 GB/, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await look(page, "piu-spazio-4-attivo");
});

async function askSpace(page: Page, mailbox: DemoMailbox, email: string): Promise<string> {
  await page.goto(`/${SELLER}/assistenza`);
  await page.getByRole("link", { name: "Più spazio per una casella" }).click();
  await page.getByLabel("User-id").fill(mailbox.userCode);
  await page.getByLabel("Indirizzo PEC").fill(mailbox.address);
  await page.getByLabel("posta in arrivo").check();
  await page.getByLabel("Quanti GB in più").fill("2");
  await page.getByLabel("Nome e cognome del titolare").fill("Prova Spazio");
  await page.getByLabel("La tua e-mail").fill(email);
  await look(page, "piu-spazio-1-richiesta");
  await page.getByRole("button", { name: "Invia la richiesta" }).click();
  const title = page.getByRole("heading", { level: 1, name: /^Richiesta / });
  return ((await title.textContent()) ?? "").replace("Richiesta ", "");
}

/** The staff make the order of what was asked for. */
async function offer(desk: Page, request: string): Promise<void> {
  await desk.goto(`/${SELLER}/desk/richieste?whose=all&q=${request}`);
  await desk.getByRole("link", { name: request, exact: true }).click();
  await expect(desk.getByText("posta in arrivo")).toBeVisible();
  await desk.getByLabel("Servizio").selectOption({ label: "Spazio aggiuntivo in casella" });
  await desk.getByLabel("Blocchi").fill("2");
  await look(desk, "piu-spazio-2-scrivania");
  await desk.getByRole("button", { name: "Prepara l’ordine" }).click();
  await expect(desk.getByText(/^Inviata\./)).toBeVisible();
}

async function openServices(page: Page, { address }: DemoMailbox): Promise<void> {
  await page.goto(`/${SELLER}/caselle`);
  await page.getByRole("link", { name: address, exact: true }).click();
  await page.getByRole("link", { name: "Spazio e servizi" }).click();
  await expect(page.getByRole("heading", { name: "Oggi nella casella" })).toBeVisible();
}
