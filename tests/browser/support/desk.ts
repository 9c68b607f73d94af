import type { Page } from "@playwright/test";
import { expect } from "../../support/browser-test";

/** Opens the review of an order from the queue. */
export async function openReview(page: Page, code: string): Promise<void> {
  await page.goto("/visura/desk?tipo=review");
  await page.getByRole("link", { name: `Documenti dell’ordine ${code}` }).click();
  await expect(page.getByRole("heading", { name: "Devono corrispondere" })).toBeVisible();
}

export async function approve(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Approva i documenti" }).click();
}

/** Sends one document back with a reason. */
export async function reject(page: Page, kind: string, reason: string, note: string): Promise<void> {
  const form = page.locator("details").filter({ hasText: "Rimanda al cliente" });
  await form.locator("summary").click();
  await form.getByLabel("Motivo").selectOption(reason);
  await form.getByLabel("Spiegazione per il cliente").fill(note);
  await form.getByLabel(kind).check();
  await form.getByRole("button", { name: "Rimanda al cliente" }).click();
}

/** A decision is acknowledged where the desk goes next: the following papers, or the queue. */
export const expectRecorded = (page: Page): Promise<void> =>
  expect(page.getByText(/^Decisione registrata/)).toBeVisible();
