import { contentHash } from "@/lib/contracts/contract";
import { contentOf } from "@/lib/contracts/store";
import { keepFile } from "@/lib/documents/exchanges/files";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { rejectReview } from "@/lib/documents/operations/reject-review";
import { resubmitDocuments } from "@/lib/documents/operations/resubmit-documents";
import { instantToDb } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Order } from "../model/things";
import { type Customer, done, type World } from "../world";

/** Some file, kept. */
export const aPaper = (seller: string): Promise<string> =>
  keepFile({ seller, bytes: Buffer.from("carta"), contentType: "image/jpeg" }, now());

/** The papers of an order as uploads leave them: the judging of pictures and the drawing of contracts are tested apart. */
export async function sendPapers(world: World, customer: Customer, orderId: string): Promise<void> {
  const { seller } = customer;
  const policy = world.policy(seller);
  const kinds = policy.identity.documents[customer.holder.kind] ?? [];
  const createdAt = instantToDb(now());
  const fileId = await aPaper(seller);
  const identitySealed = seal({ type: "identity-card", number: "CA00000AA", expiresOn: "2099-12-31" });
  const key = { sellerId_id: { sellerId: seller, id: orderId } };
  const order = await db().order.update({ where: key, data: { identitySealed } });
  const content = kinds.includes("signed-contract") ? await contentOf(db(), policy, order, today()) : null;
  if (content) {
    const drawn = { version: 1, clausesVersion: "1", sha256: "", contentHash: contentHash(content) };
    await db().contract.create({ data: { sellerId: seller, id: newId(), orderId, fileId, createdAt, ...drawn } });
  }
  const paper = (kind: string) => ({ sellerId: seller, id: newId(), orderId, kind, fileId, createdAt });
  await db().document.createMany({ data: kinds.map(paper) });
}

const openReview = (order: Order) =>
  db().review.findFirst({ where: { sellerId: order.seller, orderId: order.id, state: "open" } });

/** The staff look at an order's papers some days later: good, or one is sent back and comes again. */
export function awaitReview(world: World, customer: Customer, order: Order, actor: Actor): void {
  const { random } = customer;
  const { seller } = order;
  world.plan(customer, world.today() + random.between(0, 3), async () => {
    const review = await openReview(order);
    if (!review) return;
    const staff = { seller, actor: world.staffOf(seller) };
    if (!random.chance(0.12)) {
      done(await approveReview({ reviewId: review.id }, staff), "approval", order.mailbox);
      world.count("papers approved");
      world.model.approve(order);
      return;
    }
    const papers = [{ kind: "identity-front" as const, reason: "illegible", note: "" }];
    done(await rejectReview({ reviewId: review.id, papers }, staff), "rejection", order.mailbox);
    world.count("papers sent back");
    world.model.note(order.mailbox, "papers sent back");
    if (random.chance(0.85)) world.plan(customer, world.today() + random.between(1, 5), () => again());
  });

  async function again() {
    if (order.state !== "placed" && order.state !== "settled") return;
    const paper = { kind: "identity-front", fileId: await aPaper(seller), createdAt: instantToDb(now()) };
    await db().document.create({ data: { sellerId: seller, id: newId(), orderId: order.id, ...paper } });
    done(await resubmitDocuments({ orderId: order.id }, { seller, actor }), "papers again", order.mailbox);
    awaitReview(world, customer, order, actor);
  }
}
