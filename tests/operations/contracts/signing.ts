import { expect } from "vitest";
import { drawContract } from "@/lib/contracts/exchanges/draw-contract";
import { takeSignedFile } from "@/lib/contracts/exchanges/take-signed-file";
import { requestSigningCode } from "@/lib/contracts/operations/request-signing-code";
import { lastContract } from "@/lib/contracts/store";
import { readFile } from "@/lib/documents/exchanges/files";
import { placeOrder } from "@/lib/orders/operations/place-order";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { codeDigits, lastCode } from "@/lib/platform/one-time-code";
import type { PolicyInput } from "@/lib/sellers/policy";
import { givenSeller } from "@/tests/support/seller";
import { authority, signAttached, signerOf, trusting } from "@/tests/support/signatures";
import { by, describePerson, done, givenDraft, linkTo, SELLER, uploadPapers, wishFree } from "../orders/wizard";

type SigningInput = NonNullable<PolicyInput["identity"]["signing"]>;

/** From now on the seller offers these ways to sign. */
export const offering = (...signing: SigningInput) =>
  givenSeller(SELLER, ({ identity }) => {
    identity.documents.person = ["identity-front", "identity-back", "signed-contract"];
    identity.signing = signing;
  });

export const FROM = { address: "203.0.113.7", userAgent: "Prova/1.0" };
let count = 0;

/** A draft that lacks only its signature (and, with `bare`, the identity document), its contract drawn. */
export async function toSign({ bare = false } = {}) {
  const { orderId } = await givenDraft();
  const actor = linkTo(orderId);
  done(await describePerson(orderId, actor));
  count += 1;
  done(await wishFree(orderId, actor, `firma.prova${count}`));
  if (!bare) await uploadPapers(orderId, "identity-front", "identity-back");
  const { contractId } = done(await drawContract(orderId, by(actor)));
  return { orderId, contractId, actor, call: by(actor) };
}

export const trusted = await authority();
const signer = await signerOf(trusted);
export const stranger = await signerOf(trusted, {
  taxCode: "RSSMRA80A01H501U",
  givenName: "Altra",
  surname: "Persona",
});

/** The bytes of an order's newest contract. */
export async function contractBytes(orderId: string): Promise<Buffer> {
  const contract = await lastContract(db(), { sellerId: SELLER, id: orderId });
  const file = contract && (await readFile(SELLER, contract.fileId));
  if (!file) throw new Error("no contract");
  return file.bytes;
}

/** The contract as a .p7m of its signer, or of somebody else. */
export const signedFile = async (orderId: string, who = signer, bytes?: Buffer) =>
  Buffer.from(await signAttached(bytes ?? (await contractBytes(orderId)), who, { signedAt: now() }));

/** Sends a signed file; the test's authority is trusted unless said otherwise. */
export async function sendSigned(orderId: string, bytes: Buffer, actor: Actor = linkTo(orderId), trust = true) {
  const upload = { bytes, name: "contratto.pdf.p7m", type: "application/pkcs7-mime" };
  const file = { orderId, upload, maxMb: 10, from: FROM, trust: trust ? trusting(trusted) : null };
  return takeSignedFile(file, by(actor));
}

/** Asks for a code and reads it over the customer's shoulder. */
export async function askCode(orderId: string): Promise<string> {
  done(await requestSigningCode({ orderId }, by(linkTo(orderId))));
  const code = await lastCode(db(), { seller: SELLER, purpose: "sign-contract", subjectId: orderId });
  if (!code) throw new Error("no code");
  return codeDigits(SELLER, code.id);
}

export const place = (orderId: string) =>
  placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(linkTo(orderId)));

/** How an order's papers stand, and what is on its way because of it. */
export async function standing(orderId: string) {
  const review = await db().review.findFirst({ where: { orderId }, orderBy: { round: "desc" } });
  const mailbox = await db().mailbox.findFirst({ where: { orderId } });
  return review && { state: review.state, basis: review.basis, mailbox: mailbox?.state ?? null };
}

export const expectDocument = async (orderId: string, state: string) =>
  expect(
    (await db().document.findMany({ where: { orderId, kind: "signed-contract" }, orderBy: { createdAt: "asc" } })).at(
      -1,
    ),
  ).toMatchObject({ state });
