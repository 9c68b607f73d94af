import type { Page } from "@playwright/test";
import { expect, mailsTo, mailTo, type OpenDevice, test } from "../support/browser-test";
import { operate } from "./support/demo";
import { approve, openReview } from "./support/desk";
import { photo } from "./support/files";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { freeName, somebody, unique } from "./support/people";
import { accept, expectDone, fillHolder, holdName, orderCode, sendIdentity, signContract } from "./support/purchase";
import { type Account, as, PASSWORD, signIn } from "./support/session";

// What is not another reseller's own does not exist for it, and the browser says so too.
test.use({ expectedConsole: [/status of 404/] });

const COLOUR = { typed: "#6b1f4f", shown: "rgb(107, 31, 79)" };

/** Somebody whom the operator lets in as a reseller, and who chose a password by the link that was mailed. */
async function enter(page: Page): Promise<Account> {
  const login = `rivende.${unique()}`;
  const account = { userName: login, email: `${login}@posta.example`, password: PASSWORD };
  const who = ["--seller", "visura", "--name", `Studio ${login}`, "--email", account.email, "--user-name", login];
  await operate("user", "create", ...who, "--role", "reseller");
  await page.goto(linkIn(await mailTo(account.email, /password/i), "recupero"));
  await page.getByRole("textbox", { name: "Nuova password" }).fill(account.password);
  await page.getByRole("button", { name: "Salva la nuova password" }).click();
  await expect(page.getByText("La nuova password è attiva")).toBeVisible();
  return account;
}

/** What was agreed: a fifth off, a face of its own, and credit before any money has come. */
async function agree(account: Account, brand: { name: string; email: string }, openDevice: OpenDevice): Promise<void> {
  const desk = await as("admin", openDevice);
  await desk.goto("/visura/desk/rivenditori/nuovo");
  await desk.getByLabel("Utente", { exact: true }).fill(account.userName);
  await desk.getByLabel("Nome del rivenditore").fill(`Studio ${account.userName}`);
  await desk.getByLabel("Sconto sul listino, in percento").fill("20");
  await desk.getByLabel("Nome del mittente").fill(brand.name);
  await desk.getByLabel("Colore").fill("#ffe95c");
  await desk.getByLabel("E-mail per l’assistenza").fill(brand.email);
  await desk.locator(".file-drop input[type=file]").setInputFiles(await photo("logo.jpg"));
  await expect(desk.getByText("logo.jpg caricato")).toBeVisible();
  await desk.getByRole("button", { name: "Salva", exact: true }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "Su questo colore il bianco non si legge" })).toBeVisible();
  await desk.getByLabel("Colore").fill(COLOUR.typed);
  await look(desk, "rivende-1-accordo");
  await desk.getByRole("button", { name: "Salva", exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1, name: `Studio ${account.userName}` })).toBeVisible();
  await desk.getByLabel("Può andare sotto zero fino a (euro)").fill("50");
  await desk.getByRole("button", { name: "Salva il fido" }).click();
  await expect(desk.getByText("Fido salvato: vale da subito.")).toBeVisible();
  await expect(desk.getByText("50,00 €")).toBeVisible();
  await look(desk, "rivende-2-scheda");
}

test("a reseller buys for a customer, who sees the reseller's face and nothing of the money; another one sees nothing", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [customer, wanted] = [somebody(), freeName()];
  const address = `${wanted}@legalmail.it`;
  const reseller = await openDevice();
  const account = await enter(reseller);
  const brand = { name: `PEC ${account.userName}`, email: `aiuto.${unique()}@posta.example` };
  await agree(account, brand, openDevice);

  const code = await test.step("bought at its own price, from its prepaid account", async () => {
    await signIn(reseller, account.userName, account.password, "/visura/rivendita");
    await look(reseller, "rivende-3-area-vuota");
    await reseller.getByRole("link", { name: "Nuova casella" }).click();
    await reseller.getByRole("button", { name: "Comincia" }).click();
    await reseller.waitForURL(/\/titolare$/);
    await fillHolder(reseller, customer);
    await holdName(reseller, [wanted], wanted);
    await sendIdentity(reseller);
    await signContract(reseller);
    await expect(reseller.getByText("19,52").first()).toBeVisible(); // 20,00 less a fifth, and VAT
    await reseller.getByLabel("Conto prepagato").check();
    await accept(reseller);
    await look(reseller, "rivende-4-pagamento");
    await reseller.getByRole("button", { name: /^Ordina e paga/ }).click();
    return orderCode(reseller);
  });
  await test.step("approved, active, invoiced to the reseller", async () => {
    const desk = await as("operatore", openDevice);
    await openReview(desk, code);
    await approve(desk);
    await expectDone(reseller, "Casella attiva");
    await mailTo(account.email, /^Fattura/);
    await reseller.goto("/visura/rivendita");
    await expect(reseller.getByRole("link", { name: address })).toBeVisible();
    await expect(reseller.getByText("-19,52").or(reseller.getByText("−19,52")).first()).toBeVisible();
    await look(reseller, "rivende-5-area");
  });

  await test.step("the customer is written to, and received, by the reseller", async () => {
    const welcome = await mailTo(customer.email, /è attiva/);
    expect(welcome.text).toContain(brand.name);
    expect(welcome.text).toContain(brand.email);
    await page.goto(linkIn(welcome, "credenziali"));
    await expect(page.getByRole("banner")).toContainText(brand.name);
    const logo = page.getByRole("banner").locator("img");
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const show = page.getByRole("button", { name: "Mostra le credenziali" });
    await expect(show).toHaveCSS("background-color", COLOUR.shown);
    await expect(page.getByRole("contentinfo")).toContainText(brand.email);
    await look(page, "rivende-6-cliente");
    await show.click();
    await expect(page.getByText(address).first()).toBeVisible();
    expect((await mailsTo(customer.email)).filter(({ subject }) => /Fattura|pagamento/i.test(subject))).toEqual([]);
  });

  await test.step("another reseller finds it nowhere", async () => {
    await reseller.goto("/visura/rivendita/clienti");
    const name = `${customer.firstName} ${customer.lastName}`;
    await reseller.getByRole("link", { name }).click();
    await expect(reseller.getByRole("heading", { level: 1, name })).toBeVisible();
    await look(reseller, "rivende-7-scheda-cliente");
    const file = new URL(reseller.url()).pathname;
    const box = await reseller.getByRole("link", { name: address }).getAttribute("href");
    const other = await as("rivenditore", openDevice);
    for (const list of [`/visura/rivendita?q=${wanted}`, `/visura/rivendita/clienti?q=${customer.email}`]) {
      await other.goto(list);
      await expect(other.getByText(/^Nessun/).first()).toBeVisible();
      await expect(other.getByText(address)).toHaveCount(0);
    }
    for (const path of [file, box ?? ""]) expect((await other.goto(path))?.status()).toBe(404);
    const csv = await (await other.request.get("/visura/rivendita/caselle/csv")).text();
    expect(csv).toContain("@");
    expect(csv).not.toContain(wanted);
  });
});
