import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import type { Holder } from "@/lib/orders/schema";
import { firstNumberOf, holderNumber, localPartOf } from "../../../prisma/seed/people";
import { presets } from "../../../prisma/seed/presets";
import { expect, test } from "../../support/browser-test";

/** Does what the night does, by the operator's command; done already by another test, it does nothing. */
export async function sweepToday(): Promise<void> {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format();
  const [pages, sandbox] = [process.env.SPORTELLO_TEST_URL, process.env.SPORTELLO_TEST_SANDBOX_URL].map(
    (url) => new URL(url ?? ""),
  );
  const environment = {
    ...process.env,
    DATA_DIR: process.env.SPORTELLO_TEST_DATA,
    PORT: pages?.port,
    SANDBOX_PORT: sandbox?.port,
  };
  await promisify(execFile)(process.execPath, ["lib/cli/enter.mjs", "lib/cli/sportello.ts", "sweep", "--on", day], {
    env: environment,
  });
}

/** Holders of each shop of the demo by number, see prisma/seed/fill.ts; each width has its own in the one shop. */
const NUMBERS = {
  /** Their mailbox expires within the window of renewal. */
  renewable: { desktop: 22, phone: 23 },
  /** The same, and they sign in. */
  withAccount: { desktop: 24, phone: 27 },
  /** It expires today, and it expired yesterday: a reminder is due. */
  reminded: { desktop: 37, phone: 38 },
  /** It expired 36 and 45 days ago. */
  late: { desktop: 48, phone: 49 },
  /** Expired for more than six months. */
  lapsed: { desktop: 57, phone: 60 },
  /** It has most of a year to go. */
  young: { desktop: 5, phone: 6 },
};

/** The holder who plays a part in a test, at a seller's. */
export function partOf(part: keyof typeof NUMBERS, seller: string): Holder {
  const project = test.info().project.name === "phone" ? "phone" : "desktop";
  const shop = presets.findIndex((preset) => preset.seller === seller);
  return holderNumber(firstNumberOf(shop) + NUMBERS[part][project] - 1);
}

/** User name and local part of the holder who plays a part in a test. */
export const holderFor = (part: keyof typeof NUMBERS, seller = "visura"): string => localPartOf(partOf(part, seller));

export interface DemoMailbox {
  address: string;
  userCode: string;
  /** As it is shown: 21/11/2026. */
  expiry: string;
}

/** What the desk knows of a mailbox, found by its address. */
export async function findInDesk(desk: Page, localPart: string, at = "visura/legalmail.it"): Promise<DemoMailbox> {
  const [seller, domain] = at.split("/");
  const address = `${localPart}@${domain}`;
  await desk.goto(`/${seller}/desk/caselle?q=${localPart}@`);
  const row = desk.getByRole("row").filter({ hasText: address });
  await expect(row).toHaveCount(1);
  const text = (await row.textContent()) ?? "";
  const [userCode = ""] = text.match(/[A-Z]{2,4}\d{7}/) ?? [];
  const [expiry = ""] = text.match(/\d\d\/\d\d\/\d{4}/) ?? [];
  expect(userCode && expiry, text).toBeTruthy();
  return { address, userCode, expiry };
}
