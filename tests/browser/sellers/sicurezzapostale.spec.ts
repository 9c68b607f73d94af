import { expect, test } from "../../support/browser-test";
import { scan } from "../support/files";
import { fillHuman } from "../support/holders";
import { look } from "../support/look";
import { freeName, somebody } from "../support/people";
import { begin, fillHolder, holdName, orderByCard, sendIdentity, upload } from "../support/purchase";
import { approveAndWait, expectSetUp, expectWelcome, intoAccount, signByHand } from "./support";

const HOSTS = ["pops.sicurezzapostale.it", "smtps.sicurezzapostale.it"];

test("S12 S13 S16: a mailbox that somebody else uses, declared and filed", async ({ page, openDevice }) => {
  test.slow();
  const [person, wanted] = [somebody(), freeName()];
  const address = `${wanted}@sicurezzapostale.it`;
  await begin(page, "sicurezzapostale");
  await fillHolder(page, person);
  await holdName(page, [wanted], wanted, "sicurezzapostale.it");
  await test.step("S13: a valid identity document, front and back", async () => {
    await sendIdentity(page);
    await signByHand(page, true);
  });
  const code = await orderByCard(page);
  await approveAndWait(page, code, "sicurezzapostale", openDevice);
  const status = page.url();
  await test.step("S16: credentials and parameters", async () => {
    await expectWelcome(page, person, address, HOSTS);
    await expectSetUp(page, "sicurezzapostale", HOSTS);
  });
  await test.step("the order and its mailbox go into an account", async () => {
    await page.goto(status);
    await look(page, "utilizzatore-1-accesso");
    await intoAccount(page, person, "sicurezzapostale");
    await page.getByRole("link", { name: address }).click();
  });
  await test.step("S12: who uses it declares it on paper, which is filed with the mailbox", async () => {
    await page.getByRole("link", { name: "Chi usa la casella" }).click();
    await fillHuman(page, somebody());
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("In quale veste").fill("collaboratore");
    await page.getByRole("button", { name: "Prepara la dichiarazione" }).click();
    await expect(page.getByText(/Dichiarazione pronta/)).toBeVisible();
    const href = await page.getByRole("link", { name: "Scarica la dichiarazione" }).first().getAttribute("href");
    expect((await page.request.get(href ?? "")).headers()["content-type"]).toBe("application/pdf");
    await upload(page, "Copia firmata", scan("dichiarazione.pdf"));
    await page.getByRole("button", { name: "Archivia la copia firmata" }).click();
    await expect(page.getByText("Copia firmata archiviata con la casella.")).toBeVisible();
    await expect(page.getByText("in vigore")).toBeVisible();
    await look(page, "utilizzatore-2-dichiarata");
  });
});
