import type { Page } from "@playwright/test";
import { expect, mailTo, test } from "../support/browser-test";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { somebody } from "./support/people";
import { fillSignIn, signIn, signUp } from "./support/session";

test("five wrong passwords close the door from there, and only from there", async ({ page, openDevice }) => {
  const account = await signUp(page, somebody());
  await page.goto("/visura/accedi");
  for (let i = 0; i < 5; i += 1) await fail(page, account.userName, `Sbagliata-${i}`);
  await look(page, "accesso-chiuso");
  await fail(page, account.userName, account.password);
  const elsewhere = await openDevice({ extraHTTPHeaders: { "x-forwarded-for": "192.0.2.77" } });
  await signIn(elsewhere, account.userName, account.password);
});

test("V1: user name and password are recovered by mail", async ({ page }) => {
  const person = somebody();
  const account = await signUp(page, person);
  await page.goto("/visura/accedi");
  await page.getByRole("link", { name: "Nome utente dimenticato" }).click();
  await page.getByLabel("Codice fiscale").fill(person.taxCode.toLowerCase());
  await page.getByRole("button", { name: "Manda il nome utente" }).click();
  await expect(page.getByText("Se il codice fiscale è registrato")).toBeVisible();
  await look(page, "recupero-1-nome-utente");
  expect((await mailTo(account.email, /nome utente/)).text).toContain(account.userName);

  await page.goto("/visura/recupero");
  await page.getByLabel("Nome utente o e-mail").fill(account.userName);
  await page.getByRole("button", { name: "Manda il collegamento" }).click();
  await expect(page.getByText("Se l’accesso esiste")).toBeVisible();
  const link = linkIn(await mailTo(account.email, /nuova password/), "recupero");
  await page.goto(link);
  await page.getByRole("textbox", { name: "Nuova password" }).fill(account.password);
  await page.getByRole("button", { name: "Salva la nuova password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "ultime 5" })).toBeVisible();
  await page.getByRole("textbox", { name: "Nuova password" }).fill("Fune8azzurra");
  await look(page, "recupero-2-nuova-password");
  await page.getByRole("button", { name: "Salva la nuova password" }).click();
  await expect(page.getByText("La nuova password è attiva")).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("Il collegamento non è più valido")).toBeVisible();
  await signIn(page, account.userName, "Fune8azzurra");
});

test("a session closed elsewhere ends at once; signing out ends one's own", async ({ page, openDevice }) => {
  const account = await signUp(page, somebody());
  await signIn(page, account.userName, account.password, "/visura/profilo");
  const phone = await openDevice();
  await signIn(phone, account.userName, account.password, "/visura/profilo");
  await page.reload();
  await look(page, "profilo-sessioni");
  await page.getByRole("button", { name: "Chiudi tutti gli altri accessi" }).click();
  await expect(page.getByText("Gli altri accessi sono chiusi")).toBeVisible();
  await phone.reload();
  await expect(phone).toHaveURL(/\/accedi/);

  await signOut(page);
  await page.goto("/visura/profilo");
  await expect(page).toHaveURL(/\/accedi/);
  await page.goBack();
  await expect(page.getByText(account.email)).toHaveCount(0);
});

test("the whole shop speaks English when asked to", async ({ page }) => {
  await page.goto("/visura");
  await openMenu(page);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look(page, "inglese-casa");
  await page.goto("/visura/acquista");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look(page, "inglese-acquista");
});

async function fail(page: Page, userName: string, password: string): Promise<void> {
  await fillSignIn(page, userName, password);
  await expect(page.getByRole("alert").filter({ hasText: "Non è stato possibile accedere" })).toBeFocused();
}

async function openMenu(page: Page): Promise<void> {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
}

async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole("button", { name: "Esci" }).first().click();
  await expect(page.getByText("Sei uscito")).toBeVisible();
}
