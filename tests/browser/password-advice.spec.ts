import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, test } from "../support/browser-test";
import { changeRules, holderFor } from "./support/demo";
import { look } from "./support/look";
import { signIn } from "./support/session";

const SELLER = "professionalmail";

test("row 4: who has used a password for long is advised to change it, on every page, until it is changed", async ({
  page,
}) => {
  const userName = holderFor("withAccount", SELLER);
  const advice = page.getByRole("note").filter({ hasText: "Usi la stessa password dal" });
  await test.step("the seller begins to advise a change", async () => {
    await signIn(page, userName, DEMO_PASSWORD, `/${SELLER}/caselle`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // The demo's passwords are sixty days old.
    await changeRules(SELLER, ({ access }) => Object.assign(access ?? {}, { adviceMonths: 1 }));
  });
  await test.step("it is said wherever one goes, with the way there", async () => {
    for (const place of ["caselle", "ordini", "fatture"]) {
      await page.goto(`/${SELLER}/${place}`);
      await expect(advice).toBeVisible();
    }
    await look(page, "password-1-consiglio");
    await advice.getByRole("link", { name: "Cambiala ora" }).click();
    await expect(page.getByRole("textbox", { name: "Password attuale" })).toBeInViewport();
    await look(page, "password-2-profilo");
  });
  await test.step("the same again is not another one", async () => {
    await page.getByRole("textbox", { name: "Password attuale" }).fill(DEMO_PASSWORD);
    await page.getByRole("textbox", { name: "Nuova password" }).fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Cambia la password" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "ultime 5" })).toBeVisible();
  });
  await test.step("changed, the advice is gone", async () => {
    await page.getByRole("textbox", { name: "Password attuale" }).fill(DEMO_PASSWORD);
    await page.getByRole("textbox", { name: "Nuova password" }).fill("Fune8azzurra");
    await page.getByRole("button", { name: "Cambia la password" }).click();
    await expect(advice).toHaveCount(0);
    await page.goto(`/${SELLER}/caselle`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(advice).toHaveCount(0);
    await look(page, "password-3-cambiata");
  });
});
