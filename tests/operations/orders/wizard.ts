import { expect } from "vitest";
import { contentHash } from "@/lib/contracts/contract";
import { contentOf } from "@/lib/contracts/store";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { describeHolder } from "@/lib/orders/operations/describe-holder";
import { recordNameAnswers } from "@/lib/orders/operations/record-name-answers";
import { startOrder } from "@/lib/orders/operations/start-order";
import { wishNames } from "@/lib/orders/operations/wish-names";
import type { describeHolderSchema } from "@/lib/orders/schema";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { z } from "@/lib/platform/operation";
import { policyInForce } from "@/lib/sellers/store";

export const SELLER = "demo";
export const ANONYMOUS: Actor = { kind: "anonymous" };
export const linkTo = (orderId: string): Actor => ({ kind: "link", purpose: "order", subjectId: orderId });
export const by = (actor: Actor, more: { key?: string; at?: ReturnType<typeof now> } = {}) => ({
  seller: SELLER,
  actor,
  ...more,
});

/** The value of an outcome that must not be a refusal. */
export function done<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code} ${outcome.field ?? ""}`);
  return outcome as T;
}

export const refusedWith = (outcome: unknown, code: string) => expect(outcome).toMatchObject({ refused: true, code });

type HolderInput = z.input<typeof describeHolderSchema>["holder"];
const address = { street: "Via della Prova 1", cap: "00100", city: "Roma", province: "RM" };
/** An invented person whose codice fiscale is consistent with name, day and place of birth. */
export const PERSON: HolderInput = {
  kind: "person",
  firstName: "Prova",
  lastName: "Esempio",
  birthDate: "1980-01-01",
  birthPlace: "Roma",
  taxCode: "SMPPRV80A01H501H",
  email: "prova@posta.example",
  phone: "3330000001",
  address,
};

/** A draft begun by an anonymous visitor, or by a user. */
export async function givenDraft(actor: Actor = ANONYMOUS, offer = "base/24") {
  const { orderId, linkId } = done(await startOrder({ offer }, by(actor)));
  return { orderId, linkId, actor: actor.kind === "anonymous" ? linkTo(orderId) : actor };
}

export const describePerson = (orderId: string, actor: Actor, holder: HolderInput = PERSON) =>
  describeHolder({ orderId, holder, billing: { to: "holder" } }, by(actor));

/** Wishes names that the provider is taken to have found free. */
export async function wishFree(orderId: string, actor: Actor, ...names: string[]) {
  const [first = "", second = "", third = ""] = names;
  const { domain } = done(await wishNames({ orderId, names: [first, second, third] }, by(actor)));
  const answers = names.map((localPart, i) => ({ rank: i + 1, localPart, answer: "free" as const, reason: null }));
  return recordNameAnswers({ orderId, domain, answers }, by(SYSTEM("test")));
}

/** A contract that says what the order says now, as if it had been drawn. */
async function drawn(orderId: string) {
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const found = await policyInForce(db(), SELLER, today());
  const content = found && (await contentOf(db(), found.policy, order, today()));
  if (!content) return;
  const version = 1 + (await db().contract.count({ where: { orderId } }));
  const drawnNow = { version, clausesVersion: "1", sha256: "", contentHash: contentHash(content) };
  const createdAt = instantToDb(now());
  await db().contract.create({
    data: { sellerId: SELLER, id: newId(), orderId, fileId: newId(), createdAt, ...drawnNow },
  });
}

/** Papers as if they had been uploaded, with what they say. */
export async function uploadPapers(orderId: string, ...kinds: string[]) {
  const createdAt = instantToDb(now());
  if (kinds.includes("signed-contract")) await drawn(orderId);
  const identitySealed = seal({ type: "identity-card", number: "CA00000AA", expiresOn: "2099-12-31" });
  if (kinds.includes("identity-front"))
    await db().order.updateMany({ where: { id: orderId }, data: { identitySealed } });
  await db().document.createMany({
    data: kinds.map((kind) => ({ sellerId: SELLER, id: newId(), orderId, kind, fileId: newId(), createdAt })),
  });
}

export const PAPERS = ["identity-front", "identity-back", "signed-contract"];

/** A draft with every answer given. */
export async function givenComplete(name: string, actor: Actor = ANONYMOUS) {
  const draft = await givenDraft(actor);
  done(await describePerson(draft.orderId, draft.actor));
  done(await wishFree(draft.orderId, draft.actor, name));
  await uploadPapers(draft.orderId, ...PAPERS);
  return draft;
}
