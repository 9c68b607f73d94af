import type { Page } from "@playwright/test";
import { camt, type Entry } from "../../rules/statements/support";
import { expect } from "../../support/browser-test";
import { unique } from "./people";

/** Sends a statement of one line of a seller's account to the desk, and waits until its lines are there. */
export async function bankSays(desk: Page, seller: string, iban: string, entry: Entry): Promise<void> {
  const files = `/${seller}/desk/estratti`;
  await desk.goto(files);
  const on = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format();
  const file = camt([{ ...entry, on, endToEnd: unique() }], { iban, id: unique() });
  await desk.setInputFiles("input[type=file]", {
    name: "estratto.xml",
    mimeType: "text/xml",
    buffer: Buffer.from(file),
  });
  await desk.waitForURL(new RegExp(`${files}/[\\w-]{30,}`));
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByText("caricato", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}
