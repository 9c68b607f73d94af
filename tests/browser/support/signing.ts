import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { now } from "@/lib/platform/clock";
import { authority, signAttached, signerOf } from "@/tests/support/signatures";
import { expect, mailTo } from "../../support/browser-test";
import type { Upload } from "./files";
import type { Person } from "./people";

/** Chooses how to sign, where the contract's page offers several ways. */
export async function chooseWay(page: Page, way: string): Promise<void> {
  await page.getByLabel(way, { exact: true }).check();
  await page.getByRole("button", { name: "Continua con questo modo" }).click();
  await expect(page.getByRole("heading", { name: way })).toBeVisible();
}

/** Scrolls the contract to its end with the keyboard, as whoever has no mouse does. */
export async function readToEnd(page: Page): Promise<void> {
  const text = page.getByRole("region", { name: "Testo del contratto" });
  // A key pressed while the page is still being drawn scrolls nothing: whoever reads presses it again.
  await expect(async () => {
    await text.press("End");
    await expect(page.getByText("Hai letto il contratto fino in fondo.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}

export async function acceptContract(page: Page): Promise<void> {
  await page.getByLabel("Ho letto il contratto fino in fondo e lo accetto in ogni sua parte.").check();
  await page.getByLabel(/Approvo specificamente le condizioni/).check();
}

const digitsIn = (text: string): string => text.match(/\b\d{6}\b/)?.[0] ?? "";

/** The code that was mailed. */
export async function mailedCode(person: Person): Promise<string> {
  return digitsIn((await mailTo(person.email, /codice per firmare/)).text ?? "");
}

/** The code that went to a telephone, from the demo's outbox. */
export async function textedCode(phone: string): Promise<string> {
  const base = process.env.SPORTELLO_TEST_SANDBOX_URL ?? "http://127.0.0.1:4100";
  const ask = async () => {
    const answer = await fetch(`${base}/twilio/outbox.json?to=${encodeURIComponent(phone.replace("+", ""))}`);
    const { messages } = (await answer.json()) as { messages: { body: string }[] };
    return digitsIn(messages[0]?.body ?? "");
  };
  await expect.poll(ask, { timeout: 20_000 }).toMatch(/^\d{6}$/);
  return ask();
}

/** Signs a file as a program for digital signatures does; the shop believes the authority from then on. */
export async function signedDigitally(pdf: Buffer, person: Person): Promise<Upload> {
  const issuer = await authority();
  const pem = Buffer.from(issuer.der).toString("base64").replace(/.{64}/g, "$&\n");
  const text = `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`;
  appendFileSync(join(process.env.SPORTELLO_TEST_DATA ?? ".data", "trust.pem"), text);
  const { taxCode, firstName: givenName, lastName: surname } = person;
  const signer = await signerOf(issuer, { taxCode, givenName, surname });
  const bytes = await signAttached(pdf, signer, { signedAt: now() });
  return { name: "contratto.pdf.p7m", mimeType: "application/pkcs7-mime", buffer: Buffer.from(bytes) };
}
