import { expect, mailTo, test } from "../support/browser-test";
import { look } from "./support/look";
import { somebody, unique } from "./support/people";
import { as, confirmEmail, signIn, signUp } from "./support/session";

test("money above the limit goes back when a second person agrees, and not before", async ({ page, openDevice }) => {
  test.slow();
  const account = await signUp(page, somebody());
  await confirmEmail(page, account);
  await signIn(page, account.userName, account.password, "/visura/conto");
  const topUp = await test.step("a customer pays in 150 euro", async () => {
    await page.getByRole("link", { name: "Versa", exact: true }).click();
    await page.getByLabel("Importo in euro").fill("150,00");
    await page.getByLabel("Bonifico", { exact: true }).check();
    await page.getByRole("button", { name: "Continua" }).click();
    await page.getByRole("button", { name: "Conferma" }).click();
    const title = page.getByRole("heading", { level: 1, name: /^Versamento AB/ });
    return ((await title.textContent()) ?? "").replace("Versamento ", "");
  });
  const desk = await as("contabile", openDevice);
  await test.step("it arrives, and is wanted back", async () => {
    await desk.goto(`/visura/desk/pagamenti?q=${topUp}`);
    await desk.getByRole("link", { name: topUp, exact: true }).click();
    await desk.getByLabel(/^Riferimento/).fill(`TRN${unique()}`);
    await desk.getByRole("button", { name: "Registra", exact: true }).click();
    await expect(desk.getByText("Registrato.")).toBeVisible();
    await desk.getByRole("link", { name: "Rimborsa" }).click();
    await expect(desk.getByText("Fino a 100,00 € parte subito")).toBeVisible();
    await desk.getByLabel("Con un bonifico").check();
    await desk.getByLabel(/^IBAN del cliente/).fill("IT60X0542811101000000123456");
    await desk.getByLabel("Motivo").selectOption({ label: "Recesso" });
    await look(desk, "rimborso-1-chiesto");
    await desk.getByRole("button", { name: "Chiedi il rimborso" }).click();
    await desk.waitForURL(/\/rimborsi\/[\w-]+$/);
  });
  await test.step("whoever asked may not agree", async () => {
    await expect(desk.getByText("L’hai chiesto tu: deve decidere un’altra persona.")).toBeVisible();
    await expect(desk.getByRole("button", { name: "Conferma la decisione" })).toHaveCount(0);
  });
  await test.step("a second person agrees; the transfer is made and told", async () => {
    const second = await as("admin", openDevice);
    await second.goto(new URL(desk.url()).pathname);
    await second.getByLabel("Sì, rimborsa").check();
    await look(second, "rimborso-2-decidi");
    await second.getByRole("button", { name: "Conferma la decisione" }).click();
    await second.getByLabel("Riferimento del bonifico (CRO o TRN)").fill(`CRO${unique()}`);
    await look(second, "rimborso-3-bonifico");
    await second.getByRole("button", { name: "Bonifico fatto" }).click();
    await expect(second.getByText("fatto", { exact: true })).toBeVisible();
    await look(second, "rimborso-4-fatto");
  });
  const told = await mailTo(account.email, /rimbors/i);
  expect(told.text).toContain("150,00");
  await page.goto("/visura/conto");
  await expect(page.getByText("0,00").first()).toBeVisible();
});
