import { expect, mailTo, test } from "../../support/browser-test";
import { approve, openReview } from "../support/desk";
import { photo, scan } from "../support/files";
import { look } from "../support/look";
import { freeName, somebody } from "../support/people";
import {
  accept,
  begin,
  expectDone,
  fillHolder,
  holdName,
  orderByCard,
  orderCode,
  sendIdentity,
  upload,
} from "../support/purchase";
import { as } from "../support/session";
import { approveAndWait, expectTerms, expectWelcome, signByHand } from "./support";

test("V5 V6 V13 V16 V37: online by card, three names, a working mailbox with its parameters", async ({
  page,
  openDevice,
}) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await test.step("V5: Valida takes the first free of three", async () => {
    await begin(page);
    await fillHolder(page, person);
    await holdName(page, ["postmaster", "info", wanted], wanted);
  });
  await test.step("V13: identity document, front and back; contract signed by hand", async () => {
    await sendIdentity(page);
    await signByHand(page, true);
  });
  await test.step("V6 V37: card only, 20.00 and VAT for two years; conditions, manual and privacy notice at hand", async () => {
    await expect(page.getByText("24,40").first()).toBeVisible();
    await expect(page.getByLabel("Bonifico")).toHaveCount(0);
    await expectTerms(page);
  });
  const code = await orderByCard(page);
  await approveAndWait(page, code, "visura", openDevice);
  await test.step("V16: the parameters of the provider", async () => {
    await expectWelcome(page, person, `${wanted}@legalmail.it`, ["mbox.cert.legalmail.it", "sendm.cert.legalmail.it"]);
  });
});

test("V6 V37: on paper, 25.00 and VAT: form, envelope, receipt, mailbox", async ({ page, openDevice }) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  await test.step("the same questions end in a form", async () => {
    await page.goto("/visura/acquista");
    await page.getByRole("link", { name: "Compila qui e stampa il modulo" }).click();
    await expect(page.getByText("25,00 € + IVA")).toBeVisible();
    await look(page, "carta-modulo-1-piano");
    await page.getByRole("button", { name: "Comincia" }).click();
    await page.waitForURL(/\/titolare$/);
    await fillHolder(page, person);
    await holdName(page, [wanted], wanted);
    await expectTerms(page);
    await look(page, "carta-modulo-2-modulo");
    await accept(page);
    await page.getByRole("button", { name: "Ordina e prepara il modulo" }).click();
  });
  const code = await orderCode(page);
  await test.step("the form is printed, with the payment data", async () => {
    await look(page, "carta-modulo-3-stato");
    for (const name of ["Stampa il modulo", "Stampa il contratto"]) {
      const href = (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
      const pdf = await page.request.get(href);
      expect(pdf.headers()["content-type"]).toBe("application/pdf");
    }
    const received = await mailTo(person.email, new RegExp(code));
    expect(received.text).toContain("il modulo firmato");
  });
  const desk = await as("operatore", openDevice);
  await test.step("the envelope is registered by its barcode", async () => {
    await desk.goto("/visura/desk/carta");
    await look(desk, "carta-modulo-4-desk");
    // A reader types what it reads, and presses Enter.
    await desk.getByLabel("Codice del modulo").pressSequentially(code.toLowerCase());
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("heading", { level: 1, name: `Ordine su carta ${code}` })).toBeVisible();
    await upload(desk, "Fronte del documento di identità", await photo());
    await upload(desk, "Retro del documento di identità", scan("retro.pdf"));
    await upload(desk, "Contratto firmato", scan());
    await desk.getByLabel("Tipo di documento").selectOption("identity-card");
    await desk.getByLabel("Numero del documento").fill("CA00000AA");
    await desk.getByLabel("Data di scadenza").fill("2031-05-20");
    await look(desk, "carta-modulo-5-busta");
    await desk.getByRole("button", { name: "Registra l’arrivo" }).click();
    await expect(desk.getByText(/^Carte arrivate il/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/La richiesta sarà lavorata entro il/)).toBeVisible();
    await look(page, "carta-modulo-6-arrivata");
  });
  await test.step("it goes on like any order: papers, money, mailbox", async () => {
    await openReview(desk, code);
    await approve(desk);
    const accounts = await as("contabile", openDevice);
    await accounts.goto(`/visura/desk/carta?codice=${code}`);
    await accounts.getByLabel(/^Riferimento/).fill(`TRN${wanted.slice(-8)}`);
    await accounts.getByRole("button", { name: "Registra", exact: true }).click();
    await expectDone(page, "Casella attiva");
  });
});
