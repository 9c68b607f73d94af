import { expect, mailTo, test } from "../support/browser-test";
import { findInDesk, holderFor } from "./support/demo";
import { look } from "./support/look";
import { linkIn } from "./support/mail";
import { unique } from "./support/people";
import { as } from "./support/session";

test("too late to renew: the rep of the province answers the request", async ({ page, openDevice }) => {
  test.slow();
  const mailbox = await findInDesk(await as("admin", openDevice), holderFor("lapsed"));
  const email = `prova.${unique()}@posta.example`;
  const code = await test.step("the renewal becomes a request", async () => {
    await page.goto("/visura/rinnova");
    await page.getByLabel("User-id").fill(mailbox.userCode);
    await page.getByLabel("Indirizzo della casella PEC").fill(mailbox.address);
    await page.getByRole("button", { name: "Vedi il rinnovo" }).click();
    await expect(page.getByText("Il rinnovo online è chiuso")).toBeVisible();
    await look(page, "tardi-1-chiuso");
    await page.getByLabel("Nome e cognome").fill("Prova Tardi");
    await page.getByLabel("E-mail per la risposta").fill(email);
    await page.getByLabel("Provincia").selectOption("MI");
    await page.getByRole("button", { name: "Invia la richiesta" }).click();
    const title = page.getByRole("heading", { level: 1, name: /^Richiesta / });
    const found = ((await title.textContent()) ?? "").replace("Richiesta ", "");
    await look(page, "tardi-2-inviata");
    return found;
  });
  await mailTo(email, /ricevuta/);

  await test.step("the rep of Milan has it among their own, the one of Rome has not", async () => {
    const south = await as("referente.sud", openDevice);
    await south.goto("/visura/desk/richieste");
    await expect(south.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(south.getByText(code)).toHaveCount(0);
    const north = await as("referente.nord", openDevice);
    await north.goto("/visura/desk/richieste");
    await look(north, "tardi-3-richieste");
    await north.getByRole("link", { name: code }).click();
    await north.getByLabel("Risposta al cliente").fill("Sì, la casella si può ancora rinnovare.");
    await look(north, "tardi-4-risposta");
    await north.getByRole("button", { name: "Invia e passa alla prossima" }).click();
    await expect(north.getByText(/^Inviata\./)).toBeVisible();
  });

  const mail = await mailTo(email, /c’è una risposta/);
  expect(mail.text).toContain("Sì, la casella si può ancora rinnovare.");
  await page.goto(linkIn(mail, "richiesta"));
  await expect(page.getByText("Sì, la casella si può ancora rinnovare.")).toBeVisible();
  await look(page, "tardi-5-risposta-letta");
});
