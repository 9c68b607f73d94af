import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expect, mailTo, test } from "../support/browser-test";
import { look } from "./support/look";
import { somebody } from "./support/people";
import { fillSignIn, signIn, signUp } from "./support/session";

const codeOf = (secret: string) => generateSync({ secret });

test("rows 3 and 4: a customer turns two-step verification on, signs in with a code from paper, and off again", async ({
  page,
  openDevice,
}) => {
  const account = await signUp(page, somebody(), "infocert");
  await signIn(page, account.userName, account.password, "/infocert/profilo");
  await look(page, "due-passaggi-1-profilo");
  await page.getByRole("link", { name: "Attivala" }).click();
  await page.getByRole("button", { name: "Comincia" }).click();
  await expect(page.getByRole("img", { name: "Codice da inquadrare" })).toBeVisible();
  await look(page, "due-passaggi-2-app");
  await page.getByLabel("Codice dell’app").fill("000000");
  await page.getByRole("button", { name: "Attiva", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Il codice non è giusto" })).toBeFocused();
  const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
  await page.getByLabel("Codice dell’app").fill(codeOf(secret));
  await page.getByRole("button", { name: "Attiva", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Conserva i codici di riserva" })).toBeFocused();
  await look(page, "due-passaggi-3-codici");
  const codes = await paperCodes(page);
  expect(codes).toHaveLength(10);
  await mailTo(account.email, /Verifica in due passaggi attivata/);

  const elsewhere = await openDevice();
  await elsewhere.goto("/infocert/accedi?next=/infocert/caselle");
  await fillSignIn(elsewhere, account.userName, account.password);
  await expect(elsewhere.getByRole("heading", { name: "Verifica in due passaggi" })).toBeVisible();
  await look(elsewhere, "due-passaggi-4-codice");
  await elsewhere.getByRole("textbox", { name: "Codice" }).fill(codes[0] ?? "");
  await elsewhere.getByLabel("Non chiedere il codice").check();
  await elsewhere.getByRole("button", { name: "Continua" }).click();
  await elsewhere.waitForURL((url) => url.pathname === "/infocert/caselle");
  await mailTo(account.email, /codice di riserva/);

  await elsewhere.goto("/infocert/profilo/due-passaggi");
  await expect(elsewhere.getByText("Ti restano 9 codici di riserva")).toBeVisible();
  await expect(elsewhere.getByText("1 browser, per 30 giorni")).toBeVisible();
  await look(elsewhere, "due-passaggi-5-attiva");
  await elsewhere.getByRole("button", { name: "Crea nuovi codici di riserva" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Conserva i codici di riserva" })).toBeVisible();
  expect(await paperCodes(elsewhere)).not.toContain(codes[1]);
  await elsewhere.getByRole("button", { name: "Disattiva la verifica in due passaggi" }).click();
  await expect(elsewhere.getByText("La verifica in due passaggi è disattivata")).toBeVisible();
});

const paperCodes = (page: Page): Promise<string[]> =>
  page
    .getByRole("listitem")
    .filter({ hasText: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ })
    .allInnerTexts();
