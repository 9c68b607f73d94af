import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DocumentKind } from "@/lib/documents/document";
import { decideReview } from "@/lib/documents/exchanges/decide-review";
import { keepFile } from "@/lib/documents/exchanges/files";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { recordDocument } from "@/lib/documents/operations/record-document";
import { rejectReview } from "@/lib/documents/operations/reject-review";
import { resubmitDocuments } from "@/lib/documents/operations/resubmit-documents";
import { saveIdentity } from "@/lib/documents/operations/save-identity";
import { reasonWords, sentBackOf } from "@/lib/documents/review";
import { isRefusal } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenPlacedOrder, settleByCard, system } from "../../support/orders";
import { givenDocument, givenReview, linkOf, somebody } from "../../support/papers";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller("demo");
});
afterAll(() => end());

const anna = somebody("Anna", "back-office");
const bruno = somebody("Bruno", "admin");
const by = (actor: typeof anna) => ({ seller: "demo", actor });
let count = 0;

async function underReview() {
  const n = ++count;
  const orderId = await givenPlacedOrder([`nome${n}`], { approved: false, n });
  await givenDocument(orderId, "identity-front");
  await givenDocument(orderId, "identity-back");
  return { orderId, reviewId: await givenReview(orderId) };
}
const asCustomer = (orderId: string) => ({ seller: "demo", actor: linkOf(orderId) });
const statesOf = async (orderId: string) =>
  (await db().document.findMany({ where: { orderId }, orderBy: { createdAt: "asc" } })).map(
    (each) => `${each.kind}: ${each.state}`,
  );

describe("two of the staff", () => {
  test("decide 100 times at once: one decision each, the other is told who and when", async () => {
    for (let pair = 0; pair < 100; pair++) {
      const { reviewId } = await underReview();
      const outcomes = await Promise.all([
        approveReview({ reviewId }, by(anna)),
        rejectReview({ reviewId, papers: [{ kind: "identity-front", reason: "illegible" }] }, by(bruno)),
      ]);
      const refusals = outcomes.filter(isRefusal);
      expect(refusals).toHaveLength(1);
      const row = await db().review.findFirstOrThrow({ where: { id: reviewId } });
      const winner = isRefusal(outcomes[0]) ? "Bruno" : "Anna";
      expect(row).toMatchObject({ state: winner === "Anna" ? "approved" : "rejected", decidedByName: winner });
      expect(refusals[0]).toMatchObject({ code: "review-decided", params: { who: winner, state: row.state } });
      expect(refusals[0]?.params?.when).toMatch(/^\d\d\/\d\d\/\d{4}, \d\d:\d\d$/);
    }
  });
});

describe("papers sent back", () => {
  test("are sent again and approved; each round is kept", async () => {
    const { orderId, reviewId } = await underReview();
    const note = "Il fronte è tagliato a destra.";
    await rejectReview({ reviewId, papers: [{ kind: "identity-front", reason: "incomplete", note }] }, by(anna));
    expect(await statesOf(orderId)).toEqual(["identity-front: rejected", "identity-back: approved"]);
    const back = sentBackOf(await db().review.findFirstOrThrow({ where: { id: reviewId } }));
    expect(back.map((paper) => reasonWords(paper, "it"))).toEqual([
      "Il documento è tagliato o manca una parte. Il fronte è tagliato a destra.",
    ]);
    expect(await db().mail.findMany({ where: { dedupeKey: `documents-rejected:${reviewId}` } })).toMatchObject([
      { template: "documents-rejected", recipient: "prova@example.com", facts: { orderId, reviewId } },
    ]);

    expect(await resubmitDocuments({ orderId }, asCustomer(orderId))).toMatchObject({
      code: "documents-missing",
      params: { count: 1 },
    });
    const fileId = await keepFile({ seller: "demo", bytes: Buffer.from("new"), contentType: "image/jpeg" }, now());
    expect(await recordDocument({ orderId, kind: "identity-back", fileId }, asCustomer(orderId))).toMatchObject({
      code: "document-not-asked",
    });
    expect(isRefusal(await recordDocument({ orderId, kind: "identity-front", fileId }, asCustomer(orderId)))).toBe(
      false,
    );
    const again = await resubmitDocuments({ orderId }, asCustomer(orderId));
    if (isRefusal(again)) throw new Error(again.code);
    expect(again.reviewId).not.toBe(reviewId);
    expect(await resubmitDocuments({ orderId }, asCustomer(orderId))).toMatchObject({ code: "papers-not-rejected" });
    expect(await recordDocument({ orderId, kind: "identity-front", fileId }, asCustomer(orderId))).toMatchObject({
      code: "papers-under-review",
    });

    await approveReview({ reviewId: again.reviewId }, by(bruno));
    expect(await statesOf(orderId)).toEqual([
      "identity-front: rejected",
      "identity-back: approved",
      "identity-front: approved",
    ]);
    const rounds = await db().review.findMany({ where: { orderId }, orderBy: { round: "asc" } });
    expect(rounds.map(({ round, state }) => `${round} ${state}`)).toEqual(["1 rejected", "2 approved"]);
    expect(rounds[1]!.dueAt.getTime()).toBeGreaterThan(rounds[1]!.openedAt.getTime());
  });

  test("need words when the reason is another one, and name documents that were asked", async () => {
    const { reviewId } = await underReview();
    const back = (...papers: { kind: DocumentKind; reason: string }[]) => rejectReview({ reviewId, papers }, by(anna));
    const front = { kind: "identity-front" as const, reason: "expired" };
    expect(await back({ ...front, reason: "other" })).toMatchObject({ code: "invalid-input", field: "papers" });
    expect(await back(front, front)).toMatchObject({ code: "invalid-input", field: "papers" });
    expect(await back()).toMatchObject({ code: "invalid-input" });
    expect(await back({ ...front, kind: "health-card" })).toMatchObject({ code: "document-not-asked" });
    expect(await back({ ...front, reason: "not-in-the-list" })).toMatchObject({ code: "review-reason-unknown" });
    expect(await db().review.findFirst({ where: { id: reviewId } })).toMatchObject({ state: "open" });
  });
});

describe("one form for all papers", () => {
  const verdicts = (front: string, back: string) => ({
    "identity-front": { verdict: front as "approve", reason: front === "reject" ? "illegible" : "" },
    "identity-back": { verdict: back as "approve", reason: back === "reject" ? "expired" : "" },
  });

  test("all good is an approval, anything sent back a rejection with a reason each", async () => {
    const good = await underReview();
    expect(
      isRefusal(await decideReview({ reviewId: good.reviewId, papers: verdicts("approve", "approve") }, by(anna))),
    ).toBe(false);
    expect(await statesOf(good.orderId)).toEqual(["identity-front: approved", "identity-back: approved"]);
    const mixed = await underReview();
    await decideReview({ reviewId: mixed.reviewId, papers: verdicts("reject", "reject") }, by(anna));
    const row = await db().review.findFirstOrThrow({ where: { id: mixed.reviewId } });
    expect(row).toMatchObject({ state: "rejected", rejectedKinds: ["identity-front", "identity-back"] });
    expect(sentBackOf(row).map(({ kind, code }) => `${kind}: ${code}`)).toEqual([
      "identity-front: illegible",
      "identity-back: expired",
    ]);
  });

  test("a paper without a verdict, or sent back without a reason, is asked about", () => {
    const faults = (papers: object) =>
      decideReview.schema
        .safeParse({ reviewId: crypto.randomUUID(), papers })
        .error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(faults({ "identity-front": {} })).toEqual(["papers.identity-front.verdict review-verdict-missing"]);
    expect(faults({ "identity-front": { verdict: "reject" } })).toEqual([
      "papers.identity-front.reason review-reason-missing",
    ]);
    expect(faults({ "identity-front": { verdict: "reject", reason: "other" } })).toEqual([
      "papers.identity-front.note review-note-missing",
    ]);
    expect(faults({ "identity-front": { verdict: "approve", reason: "other" } })).toBeUndefined();
  });
});

describe("who may decide", () => {
  test("nobody on their own papers, no customer, no other staff, no other seller", async () => {
    const { orderId, reviewId } = await underReview();
    await db().order.updateMany({ where: { id: orderId }, data: { userId: anna.userId } });
    expect(await approveReview({ reviewId }, by(anna))).toMatchObject({ code: "own-request" });
    expect(await approveReview({ reviewId }, asCustomer(orderId))).toMatchObject({ code: "not-allowed" });
    expect(await approveReview({ reviewId }, by(somebody("Carla", "sales", "help-desk")))).toMatchObject({
      code: "not-allowed",
    });
    await givenSeller("altro");
    expect(await approveReview({ reviewId }, { seller: "altro", actor: bruno })).toMatchObject({
      code: "review-unknown",
    });
    expect(isRefusal(await approveReview({ reviewId }, by(bruno)))).toBe(false);
  });
});

describe("money and papers", () => {
  const provisioned = async (orderId: string) => {
    const mailbox = await db().mailbox.findFirstOrThrow({ where: { orderId } });
    const jobs = await db().$queryRaw<
      unknown[]
    >`SELECT 1 FROM "pgboss"."job" WHERE "name" = 'mailbox.provision' AND "data"->>'mailboxId' = ${mailbox.id}`;
    return { state: mailbox.state, jobs: jobs.length };
  };

  test.each([
    [
      "papers first",
      async (orderId: string, reviewId: string) => {
        await approveReview({ reviewId }, by(anna));
        await settleByCard({ orderId }, system());
      },
    ],
    [
      "money first",
      async (orderId: string, reviewId: string) => {
        await settleByCard({ orderId }, system());
        await approveReview({ reviewId }, by(anna));
      },
    ],
  ])("%s: the mailbox is set going once", async (_, act) => {
    const { orderId, reviewId } = await underReview();
    await act(orderId, reviewId);
    expect(await provisioned(orderId)).toEqual({ state: "provisioning", jobs: 1 });
  });

  test("at once, 40 times: the mailbox is set going once", async () => {
    for (let round = 0; round < 40; round++) {
      const { orderId, reviewId } = await underReview();
      await Promise.all([settleByCard({ orderId }, system()), approveReview({ reviewId }, by(anna))]);
      expect(await provisioned(orderId)).toEqual({ state: "provisioning", jobs: 1 });
    }
  });
});

describe("the identity document", () => {
  test("must be valid today, and is sealed", async () => {
    const { orderId } = await underReview();
    const draft = await givenPlacedOrder(["bozza"], { approved: false, n: 9999 });
    await db().order.updateMany({ where: { id: draft }, data: { state: "draft" } });
    const identity = { type: "identity-card" as const, number: "ca 12345 xy", expiresOn: "2030-01-31" };
    const save = (expiresOn: string) => saveIdentity({ orderId: draft, ...identity, expiresOn }, asCustomer(draft));
    expect(await save("2020-01-31")).toMatchObject({ code: "identity-expired", field: "expiresOn" });
    expect(await save("2199-01-31")).toMatchObject({ code: "identity-date-unlikely" });
    expect(isRefusal(await save("2030-01-31"))).toBe(false);
    const { identitySealed } = await db().order.findFirstOrThrow({ where: { id: draft } });
    expect(identitySealed).toBeTruthy();
    expect(identitySealed).not.toContain("12345");
    expect(await saveIdentity({ orderId, ...identity }, asCustomer(orderId))).toMatchObject({
      code: "papers-under-review",
    });
  });
});
