import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { bankSays } from "./support/bank";
import { look } from "./support/look";
import { as } from "./support/session";

const SELLER = "visura";
const IBAN = "IT56B9999999999000000000001";
const BOOKS = `/${SELLER}/desk/contabilita`;

test("a day whose statements have a gap is closed by the accountant with a note, and saved", async ({ openDevice }) => {
  const desk = await as("contabile", openDevice, SELLER);
  const on = dayAgo(test.info().project.name === "phone" ? 41 : 40); // each width closes a day of its own
  await bankSays(desk, SELLER, IBAN, { cents: 12_345, text: "prima del salto", on });
  await bankSays(desk, SELLER, IBAN, { cents: 100, text: "dopo il salto", on }); // begins as the first did
  await desk.goto(`${BOOKS}/chiusura?giorno=${on}`);
  const gap = desk.getByRole("row").filter({ hasText: "manca un estratto conto" });
  await expect(gap).toContainText(IBAN);
  await expect(gap).toContainText("123,45");
  expect(await save(desk, "Salva in CSV")).toMatch(new RegExp(`manca un estratto conto.*${IBAN}.*123,45`));
  await look(desk, "chiusura-1-differenze");

  const close = desk.getByRole("button", { name: "Chiudi la giornata" });
  await close.click();
  await expect(desk.getByText("Qualcosa non torna: scrivi nella nota perché.").first()).toBeVisible();
  await desk.getByLabel("Nota").fill("Manca l’estratto di mezza giornata.");
  await close.click();
  await expect(desk.getByText(/^Giornata chiusa da /)).toBeVisible();
  await expect(desk.getByText("Nota: Manca l’estratto di mezza giornata.")).toBeVisible();
  await expect(close).toHaveCount(0);
  await look(desk, "chiusura-2-chiusa");

  await desk.goto(BOOKS);
  expect(await save(desk, "Scarica CSV")).toMatch(/Righe della banca.*123,45/);
});

/** Saves what a link leads to; answers the file's text. */
async function save(desk: Page, name: string): Promise<string> {
  const saved = desk.waitForEvent("download");
  await desk.getByRole("link", { name }).click();
  return readFile(await (await saved).path(), "utf8");
}

const dayAgo = (days: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format(Date.now() - days * 86_400_000);
