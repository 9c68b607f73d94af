import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { isEleventhDigitRight } from "@/lib/kernel/identifiers/partita-iva";
import { expect, mailTo, type OpenDevice } from "../../support/browser-test";
import { approve, openReview } from "../support/desk";
import { linkIn } from "../support/mail";
import { type Person, unique } from "../support/people";
import { accept, expectDone, orderCode, sendSigned } from "../support/purchase";
import { as, confirmEmail, PASSWORD, signIn } from "../support/session";
import { chooseWay } from "../support/signing";

/** A VAT number that was never given to anybody (office 999), another one each time. */
export function someVatNumber(): string {
  const first10 = `${randomInt(1_000_000, 9_999_999)}999`;
  return [..."0123456789"].map((digit) => first10 + digit).find(isEleventhDigitRight) ?? "";
}

/** Prints, signs with a pen, sends the scan; stops at the payment. A seller with one way asks for none to be chosen. */
export async function signByHand(page: Page, choosing: boolean): Promise<void> {
  if (choosing) await chooseWay(page, "Firma a mano");
  await sendSigned(page);
}

/** The staff of a seller look at the papers; the customer's page then tells that the mailbox works. */
export async function approveAndWait(page: Page, code: string, seller: string, openDevice: OpenDevice): Promise<void> {
  const desk = await as("operatore", openDevice, seller);
  await openReview(desk, code, seller);
  await approve(desk);
  await expectDone(page, "Casella attiva");
}

/** The welcome names the servers; the provisional password is shown once, by its link. */
export async function expectWelcome(page: Page, person: Person, address: string, hosts: string[]): Promise<void> {
  const welcome = await mailTo(person.email, /è attiva/);
  expect(welcome.subject).toContain(address);
  for (const host of hosts) expect(welcome.text).toContain(host);
  await page.goto(linkIn(welcome, "credenziali"));
  await page.getByRole("button", { name: "Mostra le credenziali" }).click();
  await expect(page.getByText(address).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("Le credenziali sono già state mostrate")).toBeVisible();
}

/** The three texts are there before the button that orders, each with its page. */
export async function expectTerms(page: Page): Promise<void> {
  for (const text of [
    "Condizioni generali di contratto",
    "Manuale operativo",
    "Informativa sul trattamento dei dati",
  ]) {
    const link = page.getByRole("main").getByRole("link", { name: new RegExp(text) });
    const answer = await page.request.get((await link.first().getAttribute("href")) ?? "");
    expect(answer.status()).toBe(200);
  }
}

/** The page of the mail parameters names the servers too. */
export async function expectSetUp(page: Page, seller: string, hosts: string[]): Promise<void> {
  await page.goto(`/${seller}/configura`);
  for (const host of hosts) await expect(page.getByText(host).first()).toBeVisible();
}

/** The pretend PayPal: its page, where the payer approves, and back to the shop; answers the order's code. */
export async function orderByPayPal(page: Page): Promise<string> {
  await accept(page);
  await page.getByLabel("PayPal", { exact: true }).check();
  await page.getByRole("button", { name: /^Ordina e paga/ }).click();
  await page.waitForURL(/\/paypal\/approve\//);
  await page.getByRole("button", { name: /^Paga / }).click();
  await expect(page.getByRole("heading", { name: "Pagamento ricevuto" })).toBeVisible();
  await page.getByRole("link", { name: "Segui l’ordine" }).click();
  return orderCode(page);
}

/** From the page of an order bought without an account to an account that has it, confirmed by mail and signed in. */
export async function intoAccount(page: Page, person: Person, seller: string): Promise<void> {
  const userName = `utente.${unique()}`;
  await page.getByRole("link", { name: "Crea un accesso" }).click();
  await page.getByLabel("Nome e cognome").fill(`${person.firstName} ${person.lastName}`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Nome utente").fill(userName);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Crea l’accesso" }).click();
  await expect(page.getByRole("heading", { name: "Controlla la posta" })).toBeVisible();
  await confirmEmail(page, { userName, password: PASSWORD, email: person.email });
  await signIn(page, userName, PASSWORD, `/${seller}/caselle`);
}
