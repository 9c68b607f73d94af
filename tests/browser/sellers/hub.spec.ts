import { expect, mailTo, test } from "../../support/browser-test";
import { look } from "../support/look";
import { linkIn } from "../support/mail";
import { freeName, somebody } from "../support/people";
import { as } from "../support/session";

test("I10: Lite mailboxes activated one by one and from a file, and mailboxes watched", async ({ openDevice }) => {
  test.slow();
  const page = await as("cliente", openDevice, "infocert");
  const [one, two, three] = [freeName(), freeName(), freeName()];
  const user = somebody();
  const rowOf = (name: string) => page.getByRole("row").filter({ hasText: name });
  const refreshed = async (name: string, state: string) =>
    expect(async () => {
      await page.reload();
      await expect(rowOf(name).filter({ hasText: state })).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 60_000 });

  await test.step("I10: the panel is one click from the HUB's mailbox", async () => {
    await page.goto("/infocert/caselle");
    await page
      .getByRole("link", { name: /\.hub@/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Apri il pannello HUB" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Pannello HUB" })).toBeVisible();
    await expect(page.getByText(/su 50/)).toBeVisible();
  });
  await test.step("I10: one by one; its user gets the link to the password", async () => {
    await page.getByLabel("Nome della casella").fill("posta");
    await page.getByRole("button", { name: "Attiva", exact: true }).click();
    await expect(page.getByRole("alert").getByText(/Appartiene già a una casella/)).toBeVisible();
    await page.getByLabel("Nome della casella").fill(one);
    await page.getByLabel(/E-mail di chi la usa/).fill(user.email);
    await page.getByLabel(/A chi serve/).fill("Ufficio acquisti");
    await page.getByRole("button", { name: "Attiva", exact: true }).click();
    await expect(page.getByText("Casella in attivazione", { exact: false }).first()).toBeVisible();
    await refreshed(one, "Attiva");
    expect(linkIn(await mailTo(user.email, /è attiva/), "credenziali")).toContain("/credenziali/");
  });
  await test.step("I10: from a file: judged, corrected, loaded again", async () => {
    const load = async (text: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByLabel("File CSV").first().click(),
      ]);
      await chooser.setFiles({ name: "caselle.csv", mimeType: "text/csv", buffer: Buffer.from(text, "latin1") });
      await page.getByRole("button", { name: "Leggi il file" }).first().click();
    };
    await load(`Casella;A chi serve\r\n${one};\r\n${two};Qualità\r\nposta;\r\n`);
    await expect(page.getByText("1 riga pronta, 1 già presente, 1 da correggere.")).toBeVisible();
    const errors = page.getByRole("link", { name: "Scarica la riga da correggere" });
    expect(decodeURIComponent((await errors.getAttribute("href")) ?? "")).toContain("4;posta@");
    await look(page, "hub-file");
    await load(`Casella;A chi serve\r\n${one};\r\n${two};Qualità\r\n${three};\r\n`);
    await page.getByRole("button", { name: "Attiva 2 caselle" }).click();
    await expect(page.getByText(/Caselle in attivazione/)).toBeVisible();
    await refreshed(two, "Attiva");
    await refreshed(three, "Attiva");
    await expect(rowOf(two).filter({ hasText: "Qualità" })).toBeVisible();
  });
  await test.step("I10: watched ones, whose password may be wrong", async () => {
    const address = `${freeName()}@legalmail.it`;
    await page.getByLabel("Indirizzo", { exact: true }).fill(address);
    await page.getByLabel("User-id", { exact: true }).fill("HMS1234567");
    await page.getByRole("textbox", { name: "Password della casella" }).fill("sbagliata");
    await page.getByRole("button", { name: "Aggiungi", exact: true }).click();
    await refreshed(address, "Password errata");
    await look(page, "hub-pannello");
    await rowOf(address).getByText("Modifica").click();
    await rowOf(address).getByRole("textbox", { name: "Nuova password della casella" }).fill("Giusta-2026");
    await rowOf(address).getByRole("button", { name: "Aggiorna la password" }).click();
    await refreshed(address, "Presidiata");
    await rowOf(address).getByText("Modifica").click();
    await rowOf(address).getByRole("button", { name: "Togli dall’HUB" }).click();
    await expect(async () => {
      await page.reload();
      await expect(rowOf(address)).toHaveCount(0, { timeout: 2000 });
    }).toPass({ timeout: 60_000 });
  });
  await test.step("I10: a Lite mailbox leads back to its HUB; the desk sees them", async () => {
    await page.getByRole("link", { name: new RegExp(`^${one}@`) }).click();
    await expect(page.getByText(/scade e si rinnova insieme al suo HUB/)).toBeVisible();
    await look(page, "hub-lite");
    const desk = await as("operatore", openDevice, "infocert");
    await desk.goto(`/infocert/desk/caselle?q=${one}`);
    await desk.getByRole("link", { name: new RegExp(`^${one}@`) }).click();
    await desk.getByRole("link", { name: "Apri la casella dell’HUB" }).click();
    await expect(desk.getByRole("heading", { name: "Caselle Lite dell’HUB" })).toBeVisible();
    await expect(desk.getByRole("link", { name: new RegExp(`^${two}@`) })).toBeVisible();
  });
});
