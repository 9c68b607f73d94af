import type { Page } from "@playwright/test";
import { expect } from "../../support/browser-test";

/** Opens the review of an order from a seller's queue. */
export async function openReview(page: Page, code: string, seller = "visura"): Promise<void> {
  await page.goto(`/${seller}/desk?tipo=review`);
  await page.getByRole("link", { name: `Documenti dell’ordine ${code}` }).click();
  await expect(page.getByRole("heading", { name: "Devono corrispondere" })).toBeVisible();
}

export async function approve(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Approva tutti" }).click();
  await page.getByRole("button", { name: "Registra la decisione" }).click();
}

/** Sends one document back with a reason; the others are good. */
export async function reject(page: Page, kind: string, reason: string, note: string): Promise<void> {
  await page.getByRole("button", { name: "Approva tutti" }).click();
  const paper = page.getByRole("group", { name: kind, exact: true });
  await paper.getByLabel("Da rimandare al cliente").check();
  await paper.getByLabel("Motivo").selectOption(reason);
  await paper.getByLabel("Spiegazione per il cliente").fill(note);
  await page.getByRole("button", { name: "Registra la decisione" }).click();
}

/** A decision is acknowledged where the desk goes next: the following papers, or the queue. */
export const expectRecorded = (page: Page): Promise<void> =>
  expect(page.getByText(/^Decisione registrata/)).toBeVisible();
