import type { Page } from "@playwright/test";
import { expect, mailTo, test } from "../support/browser-test";
import { type DemoMailbox, findByCode } from "./support/demo";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { unique } from "./support/people";
import { as } from "./support/session";

/** Closed to online renewal; each width has a mailbox of its own. */
const closedPrefix = () => (test.info().project.name === "phone" ? "HLH" : "KLX");

test("a closed login code is renewed from its request, at a price that a second person agrees to", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const rep = await as("referente.nord", openDevice);
  const mailbox = await findByCode(rep, closedPrefix());
  const email = `prezzo.${unique()}@posta.example`;

  const code = await test.step("online it becomes a request", async () => {
    await askFor(page, mailbox, email);
    const title = page.getByRole("heading", { level: 1, name: /^Richiesta / });
    return ((await title.textContent()) ?? "").replace("Richiesta ", "");
  });

  const request = await test.step("the rep proposes a price below what they may give alone", async () => {
    await rep.goto(`/visura/desk/richieste?whose=all&q=${code}`);
    await rep.getByRole("link", { name: code, exact: true }).click();
    await expect(rep.getByRole("heading", { name: "Rinnova da qui" })).toBeVisible();
    await rep.getByLabel("Prezzo in euro, IVA esclusa").fill("10,00");
    await look(rep, "prezzo-1-proposta");
    await rep.getByRole("button", { name: "Rinnova a questo prezzo" }).click();
    await expect(rep.getByRole("alert").filter({ hasText: "motivo" }).first()).toBeVisible();
    await rep.getByLabel("Motivo del prezzo").fill("Cliente da molti anni");
    await rep.getByRole("button", { name: "Rinnova a questo prezzo" }).click();
    await expect(rep.getByText("Prezzo in attesa di approvazione")).toBeVisible();
    await expect(rep.getByText("Aspetta l’approvazione di una persona diversa")).toBeVisible();
    await expect(rep.getByRole("button", { name: "Approva il prezzo e rinnova" })).toHaveCount(0);
    await look(rep, "prezzo-2-attesa");
    return new URL(rep.url()).pathname;
  });

  await test.step("another person agrees", async () => {
    const office = await as("operatore", openDevice);
    await office.goto(request);
    await look(office, "prezzo-3-seconda-persona");
    await office.getByRole("button", { name: "Approva il prezzo e rinnova" }).click();
    await expect(office.getByText("Rinnovo ordinato")).toBeVisible();
    await look(office, "prezzo-4-approvato");
  });

  await test.step("the customer is told how to pay that price", async () => {
    await page.goto(linkIn(await mailTo(email, /c’è una risposta/), "richiesta"));
    await look(page, "prezzo-5-da-pagare");
    await page.getByRole("link", { name: "Paga il rinnovo" }).click();
    await page.waitForURL(/\/paga\//);
    await expect(page.getByText("12,20").first()).toBeVisible(); // 10,00 and VAT
    await page.getByRole("button", { name: /^Paga / }).click();
    await page.waitForURL(/\/dati$/); // the reps' renewals are paid by transfer
  });
});

async function askFor(page: Page, mailbox: DemoMailbox, email: string): Promise<void> {
  await page.goto("/visura/rinnova");
  await page.getByLabel("User-id").fill(mailbox.userCode);
  await page.getByLabel("Indirizzo della casella PEC").fill(mailbox.address);
  await page.getByRole("button", { name: "Vedi il rinnovo" }).click();
  await page.getByLabel("Nome e cognome").fill("Prova Prezzo");
  await page.getByLabel("E-mail per la risposta").fill(email);
  await page.getByLabel("Provincia").selectOption("MI");
  await page.getByRole("button", { name: "Invia la richiesta" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Richiesta / })).toBeVisible();
}
