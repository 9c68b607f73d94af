import type { Locator, Page } from "@playwright/test";
import { expect } from "../../support/browser-test";
import { photo, scan, type Upload } from "./files";
import { fillHuman, fillPlace, toNames } from "./holders";
import type { Person } from "./people";

/** Plan and term: begins a purchase and stops at the holder's data. `query` chooses plan, term or channel. */
export async function begin(page: Page, seller = "visura", query = ""): Promise<void> {
  await page.goto(`/${seller}/acquista${query}`);
  await page.getByRole("button", { name: "Comincia" }).click();
  await page.waitForURL(/\/titolare$/);
}

/** Holder's data and billing; stops at the names. */
export async function fillHolder(page: Page, person: Person): Promise<void> {
  await fillHuman(page, person);
  await fillPlace(page, person);
  await toNames(page);
}

const RANKS = ["Prima scelta", "Seconda scelta", "Terza scelta"];

/** Types up to three names and presses Valida. */
export async function validate(page: Page, names: string[]): Promise<void> {
  for (const [i, rank] of RANKS.entries()) await page.getByLabel(rank).fill(names[i] ?? "");
  await page.getByRole("button", { name: "Valida" }).click();
}

/** Validates and goes on with the name that is held; stops at the documents. */
export async function holdName(page: Page, names: string[], held: string, domain = "legalmail.it"): Promise<void> {
  await validate(page, names);
  await expect(page.getByText(`${held}@${domain} è tenuto per te`)).toBeVisible();
  await page.getByRole("link", { name: "Continua", exact: true }).click();
  await page.waitForURL(/\/(documenti|modulo)$/);
}

/** The place where one document is dropped, by its label. */
export const dropOf = (page: Page, label: string): Locator => page.locator(".file-drop").filter({ hasText: label });

export async function upload(page: Page, label: string, file: Upload): Promise<void> {
  const drop = dropOf(page, label);
  await drop.locator("input[type=file]").setInputFiles(file);
  await expect(drop.getByText(`${file.name} caricato`)).toBeVisible();
}

/** Identity document, front and back, and further papers by their labels; stops at the contract. */
export async function sendIdentity(page: Page, further: string[] = []): Promise<void> {
  await page.getByLabel("Tipo di documento").selectOption("identity-card");
  await page.getByLabel("Numero del documento").fill("CA00000AA");
  await page.getByLabel("Data di scadenza").fill("2031-05-20");
  await upload(page, "Fronte del documento di identità", await photo());
  await upload(page, "Retro del documento di identità", scan("retro.pdf"));
  for (const paper of further) await upload(page, paper, scan("altro.pdf"));
  await page.getByRole("button", { name: "Salva e continua" }).click();
  await page.waitForURL(/\/contratto$/);
}

/** The signed scan; stops at the payment. */
export async function signContract(page: Page): Promise<void> {
  await page.getByLabel("Firma a mano").check();
  await page.getByRole("button", { name: "Continua con questo modo" }).click();
  await sendSigned(page);
}

/** Sends the scan of the signed contract; stops at the payment. */
export async function sendSigned(page: Page): Promise<void> {
  await dropOf(page, "Contratto firmato").locator("input[type=file]").setInputFiles(scan());
  await expect(page.getByText("Il contratto firmato è arrivato.")).toBeVisible();
  await page.getByRole("link", { name: "Continua", exact: true }).click();
  await page.waitForURL(/\/pagamento$/);
}

/** Accepts the conditions; a consumer also asks not to wait for the days of withdrawal. */
export async function accept(page: Page, { consumer } = { consumer: true }): Promise<void> {
  await page.getByLabel(/Accetto le condizioni/).check();
  const atOnce = page.getByLabel("Chiedo l’attivazione immediata");
  if (consumer) await atOnce.check();
  else await expect(atOnce).toHaveCount(0);
}

/** Everything up to the payment page, for whoever is signed in or nobody. */
export async function buyUpToPayment(
  page: Page,
  person: Person,
  names: string[],
  held = names[0] ?? "",
): Promise<void> {
  await begin(page);
  await fillHolder(page, person);
  await holdName(page, names, held);
  await sendIdentity(page);
  await signContract(page);
}

/** The sandbox's card page: pays, and comes back to the shop. */
export async function payOnCardPage(page: Page): Promise<void> {
  await page.waitForURL(/\/stripe\/pay\//);
  await page.getByRole("button", { name: /^Paga / }).click();
  await expect(page.getByRole("heading", { name: "Pagamento ricevuto" })).toBeVisible();
}

/** Accepts, pays by card, and goes to the page that follows the order; answers the order's code. */
export async function orderByCard(page: Page, who = { consumer: true }): Promise<string> {
  await accept(page, who);
  await page.getByRole("button", { name: /^Ordina e paga/ }).click();
  await payOnCardPage(page);
  await page.getByRole("link", { name: "Segui l’ordine" }).click();
  return orderCode(page);
}

/** The code in the title of the order's page. */
export async function orderCode(page: Page): Promise<string> {
  const title = page.getByRole("heading", { level: 1, name: /^Ordine [A-Z]{2}\w{9}$/ });
  return ((await title.textContent()) ?? "").replace("Ordine ", "");
}

/** The private link that follows the order on the present page. */
export const tokenIn = (page: Page): string => new URL(page.url()).pathname.split("/")[3] ?? "";

/** Reloads the order's page until a step is done. */
export async function expectDone(page: Page, step: string): Promise<void> {
  const done = page.getByRole("list", { name: "Avanzamento dell’ordine" }).getByText(step);
  await expect(async () => {
    await page.reload();
    await expect(done).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000, intervals: [500, 1_000, 2_000] });
}
