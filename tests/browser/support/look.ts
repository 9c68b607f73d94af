import type { Page } from "@playwright/test";
import { expect, expectNoAxeViolations, shot } from "../../support/browser-test";

/** Fails when the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `sideways scroll of ${page.url()}`).toBeLessThanOrEqual(0);
}

/** A step of a story as it is seen: accessible, as wide as the window, and kept as a picture. */
export async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/./); // it is written anew, a moment later, when a page answers an act
  await shot(page, name);
  await expectNoSidewaysScroll(page);
  await expectNoAxeViolations(page);
}
