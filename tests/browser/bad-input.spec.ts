import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { disguised, photo, scan, tooLarge, virusTest } from "./support/files";
import { look } from "./support/look";
import { freeName, somebody } from "./support/people";
import { begin, dropOf, fillHolder, holdName, upload } from "./support/purchase";

const FRONT = "Fronte del documento di identità";

test.describe("uploads", () => {
  // A refused upload is a 4xx, which the browser reports by itself.
  test.use({ expectedConsole: [/status of 4\d\d/] });

  test("what is too large, disguised or infected is refused with the reason", async ({ page }) => {
    const name = freeName();
    await begin(page);
    await fillHolder(page, somebody());
    await holdName(page, [name], name);
    const refused = async (file: typeof disguised, why: RegExp) => {
      await dropOf(page, FRONT).locator("input[type=file]").setInputFiles(file);
      await expect(dropOf(page, FRONT).getByRole("alert")).toHaveText(why);
    };
    await refused(await tooLarge(), /supera \d+ MB/);
    await look(page, "caricamenti-1-troppo-grande");
    await refused(disguised, /non corrisponde al suo nome/);
    await look(page, "caricamenti-2-travestito");
    await refused(virusTest, /riconosciuto come virus/);
    await refused({ ...(await photo()), name: "foto.exe", mimeType: "application/octet-stream" }, /non è ammesso/);
    await refused({ ...scan("vuoto.pdf"), buffer: Buffer.alloc(0) }, /vuoto/);
    // After all that the right file goes through.
    await upload(page, FRONT, await photo());
  });
});

test("empty forms say what is missing, in a summary that takes focus and leads to the fields", async ({ page }) => {
  const forms = [
    { path: "/visura/accedi", submit: "Accedi" },
    { path: "/visura/iscriviti", submit: "Crea l’accesso" },
    { path: "/visura/recupero", submit: "Manda il collegamento" },
    { path: "/visura/rinnova", submit: "Vedi il rinnovo" },
    { path: "/visura/rinnova/richiesta", submit: "Invia la richiesta" },
  ];
  for (const { path, submit } of forms) {
    await page.goto(path);
    await expectSummary(page, submit);
    await look(page, `vuoto-${path.split("/").slice(2).join("-")}`);
  }
  await begin(page);
  await expectSummary(page, "Continua");
  await look(page, "vuoto-titolare");
});

test("a field the form never had is refused and changes nothing", async ({ page }) => {
  await page.goto("/visura/rinnova");
  await page.getByLabel("User-id").fill("HMS1000001");
  await page.getByLabel("Indirizzo della casella PEC").fill("prova.uno@legalmail.it");
  await smuggle(page, "isAdmin", "true");
  await page.getByRole("button", { name: "Vedi il rinnovo" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "dato non previsto" })).toBeFocused();
  await expect(page).toHaveURL(/\/rinnova$/);
});

test("nonsense in addresses leads to a plain page, never to an error", async ({ page, expectedConsole }) => {
  expectedConsole.push(/status of 40\d/);
  const paths = [
    "/visura/ordine/nonsense",
    "/visura/acquista/nonsense/nomi",
    "/visura/paga/%00",
    "/visura/rinnova/%ff",
    "/visura/credenziali/x",
    "/visura/richiesta/x",
    "/visura/conferma/x",
    "/visura/recupero/x",
    "/visura/pagamento/x/esito",
    "/visura/condizioni/x",
    "/visura/acquista?piano=%3Cscript%3E",
    "/nobody",
    "/visura/nothing",
  ];
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBeLessThan(500);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
  }
});

/** Sends the form as it is; the summary must take focus and each of its lines must lead to a field. */
async function expectSummary(page: Page, submit: string): Promise<void> {
  await page.getByRole("button", { name: submit, exact: true }).click();
  const summary = page.getByRole("alert").filter({ hasText: "da correggere" });
  await expect(summary).toBeFocused();
  const links = summary.getByRole("link");
  const first = links.first();
  const target = ((await first.getAttribute("href")) ?? "").slice(1);
  await first.click();
  await expect(page.locator(`[id="${target}"]`)).toBeFocused();
}

/** Adds a field to the form of the page, as somebody with the developer's tools would. */
async function smuggle(page: Page, name: string, value: string): Promise<void> {
  await page.locator("main form").evaluate(
    (form, field) => {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", ...field });
      form.append(input);
    },
    { name, value },
  );
}
