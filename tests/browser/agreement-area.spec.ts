import { expect, test } from "../support/browser-test";
import { describeAgreement, putInForce } from "./support/agreement";
import { look } from "./support/look";
import { freeName, somebody, unique } from "./support/people";
import { fillHolder, holdName, orderByCard, sendIdentity, signContract } from "./support/purchase";
import { as } from "./support/session";

test("the area of a professional order shows its logo, and takes each of its codes for one mailbox", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const [slug, person, wanted] = [`area-${unique()}`, somebody(), freeName()];
  const area = `/visura/convenzioni/${slug}`;

  const [code = "", other = ""] =
    await test.step("the rep keeps the agreement with its logo, and makes codes", async () => {
      await describeAgreement(rep, slug, { codes: true, logo: true });
      await putInForce(rep);
      await rep.getByLabel("Quanti codici").fill("2");
      await rep.getByRole("button", { name: "Crea i codici" }).click();
      await expect(rep.getByText("2 codici creati, 2 ancora liberi.", { exact: false })).toBeVisible();
      await look(rep, "area-1-codici");
      const link = rep.getByRole("link", { name: "Scarica i codici liberi (CSV)" });
      const csv = await (await rep.request.get((await link.getAttribute("href")) ?? "")).text();
      return csv.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/g) ?? [];
    });
  expect(code && other).toBeTruthy();

  /** Goes to the area and proves to be a member by a code. */
  const prove = async (typed: string): Promise<void> => {
    await page.goto(area);
    await page.getByLabel("Con un codice ricevuto dall’Ordine").check();
    await page.getByLabel("Codice dell’Ordine").fill(typed);
    await page.getByRole("button", { name: "Continua con l’acquisto" }).click();
  };

  await test.step("its area shows whose it is", async () => {
    await page.goto(area);
    await expect(page.getByRole("heading", { level: 1, name: `Ordine ${slug}` })).toBeVisible();
    const logo = page.getByRole("main").locator("img");
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await look(page, "area-2-logo");
  });
  await test.step("a code with a slip is not known", async () => {
    await prove("ABCD-EFGH-JKLM");
    await expect(page.getByRole("alert").filter({ hasText: "Non conosciamo questo codice" }).first()).toBeVisible();
    await look(page, "area-3-codice-sbagliato");
  });
  await test.step("a right one, typed in small letters without lines, buys at the price of the agreement", async () => {
    await prove(code.toLowerCase().replaceAll("-", " "));
    await page.waitForURL(/\/titolare$/);
    await fillHolder(page, person);
    await holdName(page, [wanted], wanted);
    await sendIdentity(page);
    await signContract(page);
    await expect(page.getByText("19,52").first()).toBeVisible();
    await orderByCard(page);
    await look(page, "area-4-ordine");
  });
  await test.step("used twice, it is refused with the way out; the other one is still good", async () => {
    await prove(code);
    await expect(page.getByRole("alert").filter({ hasText: "Questo codice è già stato usato" }).first()).toBeVisible();
    await expect(page.getByText("Chiedine un altro al tuo Ordine.").first()).toBeVisible();
    await look(page, "area-5-codice-usato");
    await prove(other);
    await page.waitForURL(/\/titolare$/);
    await rep.reload();
    await expect(rep.getByText("2 codici creati, 0 ancora liberi.", { exact: false })).toBeVisible();
  });
});
