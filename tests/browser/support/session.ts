import { existsSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { demoCode } from "../../../lib/customers/demo-second-factor";
import { DEMO_PASSWORD } from "../../../prisma/seed/logins";
import { expect, mailTo, type OpenDevice } from "../../support/browser-test";
import { linkIn } from "./mail";
import { type Person, unique } from "./people";

export const PASSWORD = "Corda7bianca";
export interface Account {
  userName: string;
  password: string;
  email: string;
}

/** Fills the sign-up form and sends it; the mail's link is not opened yet. */
export async function signUp(page: Page, person: Person, seller = "visura"): Promise<Account> {
  const account = { userName: `utente.${unique()}`, password: PASSWORD, email: person.email };
  await page.goto(`/${seller}/iscriviti`);
  await page.getByLabel("Nome e cognome").fill(`${person.firstName} ${person.lastName}`);
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Codice fiscale").fill(person.taxCode);
  await page.getByLabel("Provincia").selectOption(person.address.province);
  await page.getByLabel("Nome utente").fill(account.userName);
  await page.getByRole("textbox", { name: "Password" }).fill(account.password);
  await page.getByRole("button", { name: "Crea l’accesso" }).click();
  await expect(page.getByRole("heading", { name: "Controlla la posta" })).toBeVisible();
  return account;
}

/** Opens the link of the mail and presses its one button. */
export async function confirmEmail(page: Page, account: Account): Promise<void> {
  await page.goto(linkIn(await mailTo(account.email, /Conferma/), "conferma"));
  await page.getByRole("button", { name: "Conferma l’indirizzo" }).click();
  await expect(page.getByText("L’indirizzo e-mail è confermato")).toBeVisible();
}

export async function fillSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel("Nome utente o e-mail").fill(login);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Accedi" }).click();
}

/** Signs in, with a code where the demo's staff are asked for one, and waits until the sign-in pages are left. */
export async function signIn(page: Page, login: string, password = PASSWORD, next = "/visura/caselle"): Promise<void> {
  const seller = next.split("/")[1] ?? "";
  const codePage = `/${seller}/accedi/codice`;
  await page.goto(`/${seller}/accedi?next=${next}`);
  await fillSignIn(page, login, password);
  await page.waitForURL((url) => url.pathname === next || url.pathname === codePage);
  if (new URL(page.url()).pathname === codePage) await giveDemoCode(page, seller, login);
  await page.waitForURL((url) => url.pathname === next);
}

const HALF_MINUTE = 30_000;

/**
 * Types the code that the app of one of the demo's staff would show. Each is taken once, and the other worker may have
 * used this half minute's: the one before and the one after are as good, and after that the next.
 */
export async function giveDemoCode(page: Page, seller: string, userName: string): Promise<void> {
  const left = (url: URL) => url.pathname !== `/${seller}/accedi/codice`;
  for (const shift of [-1, 0, 1, 1, 1]) {
    await page
      .getByRole("textbox", { name: "Codice" })
      .fill(demoCode(seller, userName, Date.now() + shift * HALF_MINUTE));
    const told = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Continua" }).click();
    // A page that was left has no text to read; one that stays without a refusal is waited for.
    const answer = await (await told).text().catch(() => "");
    const refused = answer.includes("già stato usato");
    if (
      !refused &&
      (await page.waitForURL(left, { timeout: HALF_MINUTE }).then(
        () => true,
        () => false,
      ))
    )
      return;
    if (shift === 1) await page.waitForTimeout(HALF_MINUTE);
  }
  throw new Error(`no code of ${userName} was taken: ${await page.getByRole("alert").allTextContents()}`);
}

/** A page of one of the demo's logins at a seller's, signed in once in the whole run and then from the same cookies. */
export async function as(userName: string, openDevice: OpenDevice, seller = "visura"): Promise<Page> {
  const kept = join(process.env.SPORTELLO_TEST_DATA ?? tmpdir(), `session-${seller}-${userName}.json`);
  if (existsSync(kept)) return openDevice({ storageState: kept });
  const page = await openDevice();
  await signIn(page, userName, DEMO_PASSWORD, `/${seller}/profilo`);
  await page.context().storageState({ path: `${kept}.${process.pid}` });
  renameSync(`${kept}.${process.pid}`, kept);
  return page;
}
