import { DEMO_PASSWORD } from "../../prisma/seed/logins";
import { expect, test } from "../support/browser-test";
import { holderFor } from "./support/demo";
import { look } from "./support/look";
import { signIn } from "./support/session";

test("a person of the staff works in a customer's place, always told so, and goes back", async ({ page }) => {
  test.slow();
  const userName = holderFor("withAccount");
  // A session of its own: the one that other tests share must stay at the desk.
  await signIn(page, "operatore", DEMO_PASSWORD, "/visura/desk/clienti");
  await page.goto(`/visura/desk/clienti?q=${userName}`);
  await page.getByRole("main").getByRole("link").filter({ hasText: /./ }).first().waitFor();
  await page.locator("a.row-link").first().click();
  await page.getByRole("button", { name: "Entra al suo posto" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel("Motivo").selectOption("telephone");
  await page.getByLabel("In poche parole").fill("Non trova le sue caselle");
  await look(page, "al-posto-1-motivo");
  await page.getByRole("button", { name: "Entra al suo posto" }).click();
  await page.waitForURL("**/visura/caselle");

  const banner = page.getByRole("complementary", { name: "Al posto di un cliente" });
  await expect(banner).toContainText("Stai operando al posto di");
  await look(page, "al-posto-2-caselle");
  for (const path of ["/visura/profilo", "/visura/desk", "/visura/desk/caselle"]) {
    await page.goto(path);
    await page.waitForURL("**/visura/caselle");
  }
  for (const path of ["/visura", "/visura/ordini", "/visura/richieste"]) {
    await page.goto(path);
    await expect(banner).toBeVisible();
  }
  await banner.getByRole("button", { name: "Torna all’ufficio" }).click();
  await expect(page.getByText("Sei di nuovo nel tuo ufficio.")).toBeVisible();
  await expect(page.getByText("Lo ha chiesto al telefono: Non trova le sue caselle").first()).toBeVisible();
  await expect(banner).toHaveCount(0);
  await look(page, "al-posto-3-tornato");
});
