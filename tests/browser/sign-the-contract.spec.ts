import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { photo, scan } from "./support/files";
import { look } from "./support/look";
import { freeName, type Person, somebody } from "./support/people";
import { dropOf, expectDone, fillHolder, holdName, orderByCard, sendIdentity, upload } from "./support/purchase";
import { acceptContract, chooseWay, mailedCode, readToEnd, signedDigitally, textedCode } from "./support/signing";

// What a refused upload is answered with is said by the browser too.
test.use({ expectedConsole: [/status of 422/] });

const DIGITAL = "Contratto firmato digitalmente";

/** Up to the documents, at any seller's. */
async function begin(page: Page, seller: string, person: Person): Promise<void> {
  await page.goto(`/${seller}/acquista`);
  await page.getByRole("button", { name: "Comincia" }).click();
  await page.waitForURL(/\/titolare$/);
  await fillHolder(page, person);
}

test("a contract is signed on the screen without a mouse: read, a code by mail, the name typed", async ({ page }) => {
  test.slow();
  const person = somebody();
  const name = freeName();
  await begin(page, "visura", person);
  await holdName(page, [name], name);
  await sendIdentity(page);
  await look(page, "firma-1-modi");
  await chooseWay(page, "Firma qui, con un codice");
  await expect(page.getByLabel(/Ho letto il contratto/)).toBeDisabled();
  await look(page, "firma-2-schermo");
  await readToEnd(page);
  await acceptContract(page);
  await page.getByRole("button", { name: "Inviami il codice" }).press("Enter");
  await expect(page.getByText(/Codice inviato/)).toBeVisible();
  const code = await mailedCode(person);
  await page.getByLabel("Codice", { exact: true }).fill(code === "000000" ? "111111" : "000000");
  await page.getByLabel("Nome e cognome").fill(`${person.firstName} ${person.lastName}`);
  await page.getByRole("button", { name: "Firma il contratto" }).press("Enter");
  await expect(page.getByText("Il codice non è giusto. Hai ancora 4 tentativi.").first()).toBeVisible();
  await look(page, "firma-3-codice-sbagliato");
  await page.getByLabel("Codice", { exact: true }).fill(code);
  await page.getByLabel("Nome e cognome").fill("Altra Persona");
  await page.getByRole("button", { name: "Firma il contratto" }).press("Enter");
  await expect(page.getByText(/non è quello di chi deve firmare/).first()).toBeVisible();
  await page.getByLabel("Nome e cognome").fill(`${person.lastName} ${person.firstName}`.toLowerCase());
  await page.getByRole("button", { name: "Firma il contratto" }).press("Enter");
  await expect(page.getByText("Contratto firmato", { exact: true })).toBeVisible();
  await expectEvidence(page);
  await look(page, "firma-4-firmato");
  await page.getByRole("link", { name: "Continua", exact: true }).click();
  await page.waitForURL(/\/pagamento$/);
});

test("a contract is signed on the screen by drawing, with a code by text message", async ({ page }) => {
  test.slow();
  const person = { ...somebody(), phone: `333${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}` };
  await begin(page, "professionalmail", person);
  await page.getByLabel("Prima scelta").fill(freeName());
  await page.getByRole("button", { name: "Valida" }).click();
  await page.getByRole("link", { name: "Continua", exact: true }).click();
  await page.waitForURL(/\/documenti$/);
  await sendIdentity(page);
  await chooseWay(page, "Firma qui, con un codice");
  await page.getByRole("button", { name: "Inviami il codice" }).click();
  await expect(page.getByText(/Codice inviato/)).toBeVisible();
  const code = await textedCode(person.phone);
  await readToEnd(page);
  await acceptContract(page);
  await page.getByLabel("Codice", { exact: true }).fill(code);
  await page.getByLabel("Disegno la firma").check();
  await page.getByRole("button", { name: "Firma il contratto" }).click();
  // The page moves to what is wrong before anybody can draw.
  await expect(page.getByRole("alert").filter({ hasText: "Disegna la tua firma nel riquadro" })).toBeFocused();
  await draw(page);
  await turn(page);
  await look(page, "firma-5-disegno");
  await page.getByRole("button", { name: "Firma il contratto" }).click();
  await expect(page.getByText("Contratto firmato", { exact: true })).toBeVisible();
  await expectEvidence(page);
});

test("a contract signed digitally needs no identity document and no look: paid, the mailbox works", async ({
  page,
}) => {
  test.slow();
  const person = somebody();
  await begin(page, "infocert", person);
  const name = freeName();
  await holdName(page, [name], name);
  await look(page, "firma-6-documenti-risparmiati");
  await page.getByRole("button", { name: "Scelgo: Firma digitale" }).click();
  await page.waitForURL(/\/contratto$/);
  const link = page.getByRole("link", { name: "Scarica il PDF" });
  const pdf = await (await page.request.get((await link.getAttribute("href")) ?? "")).body();
  const other = await signedDigitally(Buffer.from("un altro documento"), person);
  const drop = dropOf(page, DIGITAL);
  await drop.locator("input[type=file]").setInputFiles(other);
  await expect(drop.getByText(/È stato firmato un altro documento/)).toBeVisible();
  await look(page, "firma-7-digitale-rifiutata");
  await drop.locator("input[type=file]").setInputFiles(scan());
  await expect(drop.getByText(/non contiene nessuna firma digitale/)).toBeVisible();
  await drop.locator("input[type=file]").setInputFiles(await signedDigitally(pdf, person));
  await expect(page.getByText(/La firma basta da sola/)).toBeVisible();
  await expectEvidence(page);
  await look(page, "firma-8-digitale");
  await page.getByRole("link", { name: "Continua", exact: true }).click();
  await page.waitForURL(/\/pagamento$/);
  await orderByCard(page);
  await expectDone(page, "Casella attiva");
  await look(page, "firma-9-attiva");
});

test("a picture on its side is turned upright by hand, and can still be replaced", async ({ page }) => {
  test.slow();
  const person = somebody();
  await begin(page, "visura", person);
  const name = freeName();
  await holdName(page, [name], name);
  // Beside the previews stands what the papers must say.
  const beside = page.getByRole("complementary");
  await expect(beside.getByRole("heading", { name: "Devono corrispondere" })).toBeVisible();
  await expect(beside.getByText(person.taxCode, { exact: true })).toBeVisible();
  const front = "Fronte del documento di identità";
  await upload(page, front, await photo());
  const turn = page.getByRole("button", { name: `Ruota a destra: ${front}` });
  await turn.click();
  await expect(page.getByText("Ruotata.")).toBeVisible();
  const shape = () =>
    dropOf(page, front)
      .locator("img")
      .evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth);
  await expect.poll(shape).toBe(true);
  await look(page, "firma-10-ruotata");
  await upload(page, front, await photo("altra.jpg"));
  await expect(turn).toBeVisible();
});

/** The page of evidence comes by itself, soon after. */
async function expectEvidence(page: Page): Promise<void> {
  const link = page.getByRole("link", { name: "Scarica la pagina di evidenza" });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  const pdf = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect(pdf.headers()["content-disposition"]).toContain("evidence.pdf");
}

/** Turns a telephone there and back: the drawing stays. */
async function turn(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 360, height: 740 };
  await page.setViewportSize({ width: height, height: width });
  await page.setViewportSize({ width, height });
}

async function draw(page: Page): Promise<void> {
  const canvas = page.getByRole("img", { name: /Riquadro per disegnare/ });
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error("no box to draw in");
  await page.mouse.move(box.x + 30, box.y + 90);
  await page.mouse.down();
  for (let i = 1; i <= 20; i++)
    await page.mouse.move(box.x + 30 + i * 8, box.y + 90 + (i % 2 ? -40 : 40) * Math.sin(i / 3));
  await page.mouse.up();
}
