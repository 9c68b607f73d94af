import { expect, mailTo, test } from "../support/browser-test";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { freeName, somebody } from "./support/people";
import { buyUpToPayment, orderByCard } from "./support/purchase";
import { as } from "./support/session";

// The link sent to the wrong address is no link any more.
test.use({ expectedConsole: [/status of 404/] });

test("a mistyped mail address is put right by the help desk; links sent before open nothing", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const person = somebody();
  const right = `giusta.${person.email}`;
  await buyUpToPayment(page, person, [freeName()]);
  const summary = page.getByText("Ti scriviamo a").locator("..");
  await expect(summary).toContainText(person.email);
  await expect(summary.getByRole("link", { name: "Correggi" })).toBeVisible();
  await look(page, "indirizzo-1-riepilogo");
  const code = await orderByCard(page);
  const status = page.url();
  await expect(page.getByRole("link", { name: "È sbagliata? Scrivici" })).toBeVisible();

  const desk = await as("assistenza", openDevice);
  await desk.goto(`/visura/desk/ordini?q=${code}`);
  await desk.getByRole("link", { name: code, exact: true }).click();
  await desk.getByText("Correggi l’e-mail", { exact: true }).first().click();
  await desk.getByLabel("E-mail giusta").fill(person.email);
  await desk.getByLabel("Come lo sai").fill("Ha telefonato e ha detto codice e nomi scelti.");
  await desk.getByRole("button", { name: "Correggi l’e-mail" }).click();
  await expect(desk.getByText("È già l’e-mail dell’ordine.").first()).toBeVisible();
  await desk.getByLabel("E-mail giusta").fill(right);
  await look(desk, "indirizzo-2-banco");
  await desk.getByRole("button", { name: "Correggi l’e-mail" }).click();
  await expect(desk.getByText("E-mail corretta: abbiamo scritto al nuovo indirizzo.")).toBeVisible();

  await page.goto(status);
  await expect(page.getByText(code)).toHaveCount(0);
  const told = await mailTo(person.email, /indirizzo corretto/);
  expect(told.text).not.toContain(right);
  await page.goto(linkIn(await mailTo(right, /ricevuto/), "ordine"));
  await expect(page.getByRole("heading", { name: new RegExp(code) })).toBeVisible();
  await expect(page.getByText(right)).toBeVisible();
});
