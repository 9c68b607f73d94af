import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import type { Holder } from "@/lib/orders/schema";
import type { PolicyInput } from "@/lib/sellers/policy";
import { firstNumberOf, holderNumber, localPartOf } from "../../../prisma/seed/people";
import { presets } from "../../../prisma/seed/presets";
import { expect, test } from "../../support/browser-test";

/** A command of the operator's, on the shop under test; answers what it prints. */
export async function operate(...words: string[]): Promise<string> {
  const [pages, sandbox] = [process.env.SPORTELLO_TEST_URL, process.env.SPORTELLO_TEST_SANDBOX_URL].map(
    (url) => new URL(url ?? ""),
  );
  const environment = {
    ...process.env,
    DATA_DIR: process.env.SPORTELLO_TEST_DATA,
    PORT: pages?.port,
    SANDBOX_PORT: sandbox?.port,
  };
  const command = ["lib/cli/enter.mjs", "lib/cli/sportello.ts", ...words];
  return (await promisify(execFile)(process.execPath, command, { env: environment })).stdout;
}

/** Does what the night does; done already by another test, it does nothing. */
export async function sweepToday(): Promise<void> {
  await operate("sweep", "--on", new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome" }).format());
}

/** Publishes a seller's rules anew, changed, from today. */
export async function changeRules(seller: string, change: (policy: PolicyInput) => void): Promise<void> {
  const policy = JSON.parse(await operate("sellers", "export", seller)) as PolicyInput;
  change(policy);
  const file = join(process.env.SPORTELLO_TEST_DATA ?? "", `${seller}-${test.info().project.name}.json`);
  await writeFile(file, JSON.stringify(policy));
  await operate("sellers", "import", file);
}

/** Holders of each shop of the demo by number, see prisma/seed/fill.ts; each width has its own in the one shop. */
const NUMBERS = {
  /** Their mailbox expires within the window of renewal. */
  renewable: { desktop: 22, phone: 23 },
  /** The same, and they sign in. */
  withAccount: { desktop: 24, phone: 27 },
  /** Renewed by transfers whose lines are matched by keys, at one width only. */
  splitFirst: { desktop: 25, phone: 25 },
  splitSecond: { desktop: 26, phone: 26 },
  /** It expires today, and it expired yesterday: a reminder is due. */
  reminded: { desktop: 37, phone: 38 },
  /** It expired 5 and 6 days ago. */
  justLate: { desktop: 41, phone: 42 },
  /** It expired 36 and 45 days ago. */
  late: { desktop: 48, phone: 49 },
  /** It expired 75 and 88 days ago. */
  closed: { desktop: 51, phone: 52 },
  /** Expired for more than six months. */
  lapsed: { desktop: 57, phone: 60 },
  /** It has most of a year to go. */
  young: { desktop: 5, phone: 6 },
  /** The same, and they sign in. */
  youngWithAccount: { desktop: 9, phone: 12 },
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

/** What a seller's desk knows of a mailbox, found by the beginning of its address. */
export async function findInDesk(desk: Page, localPart: string, seller = "visura"): Promise<DemoMailbox> {
  return findOne(desk, `${localPart}@`, seller);
}

/** The same, by the beginning of its login code. */
export const findByCode = (desk: Page, userCode: string): Promise<DemoMailbox> => findOne(desk, userCode, "visura");

async function findOne(desk: Page, begins: string, seller: string): Promise<DemoMailbox> {
  await desk.goto(`/${seller}/desk/caselle?q=${begins}`);
  const row = desk.getByRole("row").filter({ hasText: begins });
  await expect(row).toHaveCount(1);
  const address = (await row.getByRole("link").first().textContent()) ?? "";
  const text = (await row.textContent()) ?? "";
  const [userCode = ""] = text.match(/[A-Z]{3,4}\d{7}/) ?? [];
  const [expiry = ""] = text.match(/\d\d\/\d\d\/\d{4}/) ?? [];
  expect(text.includes(begins) && userCode && expiry, text).toBeTruthy();
  return { address, userCode, expiry };
}
