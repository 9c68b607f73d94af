import { expect, mailsTo, mailTo, test } from "../support/browser-test";
import { approve, openReview } from "./support/desk";
import { photo } from "./support/files";
import { look } from "./support/look";
import { freeName, somebody } from "./support/people";
import {
  accept,
  begin,
  buyUpToPayment,
  dropOf,
  expectDone,
  fillHolder,
  holdName,
  orderByCard,
  orderCode,
  payOnCardPage,
  tokenIn,
  validate,
} from "./support/purchase";
import { withFault } from "./support/sandbox";
import { as } from "./support/session";

test("reload, two presses and Back double nothing", async ({ page }) => {
  const person = somebody();
  await buyUpToPayment(page, person, [freeName()]);
  await page.reload();
  await accept(page);
  await page.getByRole("button", { name: /^Ordina e paga/ }).dblclick();
  await payOnCardPage(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Pagamento ricevuto" })).toBeVisible();

  await test.step("Back leads to where nothing can be paid again", async () => {
    await page.goBack(); // the bank's page
    await expect(page.getByText("Il pagamento è già stato fatto")).toBeVisible();
    await page.goBack(); // the shop's
    await page.reload();
    await expect(page).toHaveURL(/\/ordine\//);
    await orderCode(page);
    await look(page, "indietro-dopo-il-pagamento");
  });
  await mailTo(person.email, /^Fattura/);
  const subjects = (await mailsTo(person.email)).map((mail) => mail.subject.replace(/[A-Z_]*\d[\w/-]*/g, "N")).sort();
  expect(subjects, "every mail once").toEqual([...new Set(subjects)]);
});

test("a purchase left on one device goes on where it was on another", async ({ page, openDevice }) => {
  const person = somebody();
  const name = freeName();
  await begin(page);
  await fillHolder(page, person);
  await holdName(page, [name], name);
  const elsewhere = await openDevice();
  await elsewhere.goto(`/visura/acquista/${tokenIn(page)}`);
  await expect(elsewhere).toHaveURL(/\/documenti$/);
  await expect(elsewhere.getByText(`${name}@legalmail.it`).first()).toBeVisible();
  await elsewhere.goto(`/visura/acquista/${tokenIn(page)}/titolare`);
  await expect(elsewhere.getByLabel("Cognome")).toHaveValue(person.lastName);
  await look(elsewhere, "ripresa-altrove");
});

test("a document chosen before the page has come alive is sent, once", async ({ page }) => {
  await begin(page);
  await fillHolder(page, somebody());
  const name = freeName();
  await holdName(page, [name], name);
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.headers()["content-type"]?.startsWith("multipart/")) sent += 1;
  });
  let comeAlive = () => {};
  const alive = new Promise<void>((resolve) => {
    comeAlive = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await alive;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  const front = dropOf(page, "Fronte del documento di identità");
  await front.locator("input[type=file]").setInputFiles(await photo());
  comeAlive();
  await expect(front.getByText("fronte.jpg caricato")).toBeVisible();
  await page.reload();
  await expect(front.getByText("Sostituisci")).toBeVisible();
  expect(sent).toBe(1);
});

test("a provider that does not answer never makes a name free", async ({ page }) => {
  const name = freeName();
  await begin(page);
  await fillHolder(page, somebody());
  await withFault("provider", { mode: "down", match: `GET /v1/names/${name}` }, async () => {
    await validate(page, [name]);
    await expect(page.getByText("Il gestore non risponde", { exact: true })).toBeVisible();
    await expect(page.getByText("Libero", { exact: true })).toHaveCount(0);
    await expect(page.getByLabel("Prima scelta")).toHaveValue(name);
    await look(page, "gestore-muto-nomi");
  });
  await page.getByRole("button", { name: "Valida" }).click();
  await expect(page.getByText(`${name}@legalmail.it è tenuto per te`)).toBeVisible();
});

test("an activation waits for the provider and is made good by itself", async ({ page, openDevice }) => {
  test.slow();
  await buyUpToPayment(page, somebody(), [freeName()]);
  const code = await orderByCard(page);
  await withFault("provider", { mode: "down", match: "POST /v1/mailboxes" }, async () => {
    const desk = await as("operatore", openDevice);
    await openReview(desk, code);
    await approve(desk);
    await expectDone(page, "Documenti approvati");
    await expect(page.getByRole("listitem").filter({ hasText: "Attivazione della casella" })).toContainText("In corso");
    await look(page, "gestore-muto-attivazione");
  });
  await expectDone(page, "Casella attiva");
});
