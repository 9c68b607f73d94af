import { policyOfOrder } from "@/lib/agreements/store";
import { type SentBack, sentBackOf } from "@/lib/documents/review";
import type { NameChoice, Order, Review } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { isStaff } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { blindIndex } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { findLink, tokenOf } from "@/lib/platform/links";
import { actorOf, type Viewer } from "@/lib/platform/session";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { policyVersion } from "@/lib/sellers/store";
import { type Answers, displayNameOf, identityKeyOf } from "./answers";
import { orderDueBy } from "./promise";
import type { Progress } from "./steps";
import { readAnswers } from "./store/answers";
import { lacksName } from "./store/names";
import { progressOf, wishHeld } from "./store/progress";
import type { TimelineFacts } from "./timeline";

/** An order as its own customer (or staff) may see it, and as whom they act on it. */
export interface OpenedOrder {
  seller: string;
  token: string;
  policy: Policy;
  order: Order;
  actor: Actor;
}

/**
 * The order behind a private link. "sign-in": it belongs to an account, and nobody is signed in; null: no such link, or
 * somebody else's order.
 */
export async function openOrder(
  seller: string,
  token: string,
  viewer: Viewer,
): Promise<OpenedOrder | "sign-in" | null> {
  const [link, policy] = await Promise.all([findLink(seller, "order", token, now()), policyOf(seller)]);
  if (!link || link.usedAt || !policy) return null;
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: link.subjectId } } });
  if (!order) return null;
  const actor = whoActs(actorOf(viewer), order);
  if (typeof actor !== "object" || !actor) return actor;
  return { seller, token, policy: await policyOfOrder(db(), policy, order), order, actor };
}

function whoActs(viewer: Actor, order: Order): Actor | "sign-in" | null {
  if (isStaff(viewer)) return viewer;
  if (order.userId === null) return { kind: "link", purpose: "order", subjectId: order.id };
  if (viewer.kind !== "user") return "sign-in";
  return viewer.userId === order.userId ? viewer : null;
}

/** What the wizard knows of a draft: answers, wishes, the name held (also just lapsed), how far it is. */
export interface Draft {
  answers: Answers;
  choices: NameChoice[];
  held: { domain: string; localPart: string; until: Instant; lapsed: boolean } | null;
  progress: Progress;
}

export async function draftOf({ order, policy }: Pick<OpenedOrder, "order" | "policy">): Promise<Draft> {
  const at = now();
  const [choices, held, progress] = await Promise.all([
    db().nameChoice.findMany({ where: { sellerId: order.sellerId, orderId: order.id }, orderBy: { rank: "asc" } }),
    wishHeld(db(), order, at),
    progressOf(db(), policy, order, at),
  ]);
  return { answers: readAnswers(order), choices, held, progress };
}

/** By which the holder of an order is known again in the register of names; undefined before it is described. */
export async function holderIndexOfOrder(seller: string, orderId: string): Promise<string | undefined> {
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: orderId } } });
  const holder = order && readAnswers(order).holder;
  return holder ? blindIndex(identityKeyOf(holder)) : undefined;
}

/** The three wishes of an order of which the provider left some open; null when none is. */
export async function unansweredWishes(
  seller: string,
  orderId: string,
): Promise<{ domain: string; names: string[] } | null> {
  const order = await db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id: orderId } },
    select: { domain: true, choices: true },
  });
  if (!order?.choices.some(({ answer }) => answer === "unavailable")) return null;
  const nameAt = (rank: number) => order.choices.find((choice) => choice.rank === rank)?.localPart ?? "";
  return { domain: order.domain, names: [1, 2, 3].map(nameAt) };
}

const instant = (date: Date | null): Instant | null => date && instantFromDb(date);

/** By when what was paid, or begun on trust, was promised, by the policy of its order. */
async function promisedBy(order: Order, review: Review | null): Promise<Instant | null> {
  const paidAt = instant(order.startedAt ?? order.settledAt);
  if (!paidAt || (order.channel === "paper" && order.kind === "activation")) return null;
  const policy = await policyVersion(db(), order.sellerId, order.policyVersion);
  const looked = review && { openedAt: instantFromDb(review.openedAt), byStaff: review.basis === "staff" };
  return orderDueBy({ kind: order.kind, paidAt, review: looked }, policy);
}

/** Everything `timelineOf` needs of an order. */
export async function timelineFacts(order: Order): Promise<TimelineFacts> {
  const of = { sellerId: order.sellerId, orderId: order.id };
  const [review, mailbox, live, reported] = await Promise.all([
    db().review.findFirst({ where: of, orderBy: { round: "desc" } }),
    order.mailboxId
      ? db().mailbox.findUnique({ where: { sellerId_id: { sellerId: order.sellerId, id: order.mailboxId } } })
      : null,
    db().payment.count({ where: { ...of, state: "pending" } }),
    db().paymentReport.count({ where: { ...of, state: "open" } }),
  ]);
  return {
    kind: order.kind,
    state: order.state,
    createdAt: instantFromDb(order.createdAt),
    placedAt: instant(order.placedAt),
    begun: order.state === "placed" && order.startedAt !== null,
    settledAt: instant(order.settledAt),
    fulfilledAt: instant(order.fulfilledAt),
    closedAt: instant(order.closedAt),
    expiresAt: instant(order.expiresAt),
    paymentUnderWay: live > 0 || reported > 0,
    review: review && {
      state: review.state,
      openedAt: instantFromDb(review.openedAt),
      dueAt: instantFromDb(review.dueAt),
      decidedAt: instant(review.decidedAt),
    },
    mailbox: mailbox && { state: mailbox.state },
    papers:
      order.channel === "paper" && order.kind === "activation"
        ? { arrivedAt: instant(order.papersArrivedAt), dueAt: instant(order.papersDueAt) }
        : null,
    promisedBy: await promisedBy(order, review),
    namesNeeded: order.kind === "activation" && (await lacksName(db(), mailbox)),
  };
}

/** Everything the page of an order shows besides the order itself. */
export interface OrderStatus {
  facts: TimelineFacts;
  /** The address bought or held, if there is one yet. */
  address: string | null;
  holderName: string | null;
  holderKind: string | null;
  /** Last day paid of a mailbox that works. */
  expiresOn: Date | null;
  /** The papers sent back, each with its reason; none when they were not. */
  sentBack: SentBack[];
}

export async function openStatus({ order, policy }: OpenedOrder): Promise<OrderStatus> {
  const { sellerId } = order;
  const of = { sellerId, orderId: order.id };
  const byId = (id: string | null) => ({ where: { sellerId_id: { sellerId, id: id ?? NOBODY } } });
  const [facts, draft, mailbox, holder, review] = await Promise.all([
    timelineFacts(order),
    draftOf({ order, policy }),
    db().mailbox.findUnique(byId(order.mailboxId)),
    db().holder.findUnique({ ...byId(order.holderId), select: { displayName: true, kind: true } }),
    db().review.findFirst({ where: of, orderBy: { round: "desc" }, select: { state: true, sentBack: true } }),
  ]);
  const name = mailbox ?? draft.held;
  return {
    facts,
    address: name && !facts.namesNeeded ? `${name.localPart}@${name.domain}` : null,
    holderName: holder?.displayName ?? (draft.answers.holder ? displayNameOf(draft.answers.holder) : null),
    holderKind: holder?.kind ?? draft.answers.holder?.kind ?? null,
    expiresOn: mailbox?.state === "active" ? mailbox.expiresOn : null,
    sentBack: review?.state === "rejected" ? sentBackOf(review) : [],
  };
}

/** No row has this id: stands for a reference that is not there. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** An order of a user with the token of its page; null when no link to it is left. */
export type OrderOfUser = Order & { token: string | null };

/** The orders of a signed-in user, newest first. */
export async function ordersOfUser(seller: string, userId: string): Promise<OrderOfUser[]> {
  // Renewals paid together are one order to whoever paid them; mailboxes of members are, once it is closed.
  const where = {
    sellerId: seller,
    userId,
    partOfId: null,
    NOT: { kind: "activations" as const, state: "draft" as const },
  };
  const orders = await db().order.findMany({ where, orderBy: { createdAt: "desc" }, take: 200 });
  const links = await db().link.findMany({
    where: { sellerId: seller, purpose: "order", subjectId: { in: orders.map(({ id }) => id) }, usedAt: null },
    orderBy: { createdAt: "desc" },
  });
  const linkOf = new Map(links.map((link) => [link.subjectId, link.id]));
  return orders.map((order) => {
    const linkId = linkOf.get(order.id);
    return { ...order, token: linkId ? tokenOf(seller, "order", linkId) : null };
  });
}
