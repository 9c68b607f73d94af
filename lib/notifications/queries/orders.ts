import { z } from "zod";
import { reasonWords, sentBackOf } from "@/lib/documents/review";
import { formatInstant, fromDb, instantFromDb, isoDay } from "@/lib/kernel/day";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

const orderOf = (seller: string, id: string) =>
  db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: { holder: { select: { displayName: true } }, choices: { orderBy: { rank: "asc" } } },
  });

export const orderReceived: Gather<"order-received"> = async ({ seller, policy, locale, facts }) => {
  const order = await orderOf(seller, facts.orderId);
  if (!order) return null;
  const name = await db().name.findFirst({
    where: { sellerId: seller, orderId: order.id },
    select: { localPart: true },
  });
  const plan = policy.catalogue.plans.find((each) => each.code === order.planCode);
  return {
    name: order.holder?.displayName ?? "",
    orderCode: order.code,
    plan: (locale === "en" ? plan?.name.en : plan?.name.it) ?? order.planCode,
    ...(name ? { address: `${name.localPart}@${order.domain}` } : {}),
    totalCents: order.totalCents,
    missing: [
      ...(order.channel === "paper" ? (["papers"] as const) : []),
      ...(order.state === "placed" ? (["payment"] as const) : []),
    ],
    url: linkUrl(seller, "order", facts.linkId),
  };
};

/** The address may be a stranger's: it is told the order's code alone. */
export const orderMoved: Gather<"order-moved"> = async ({ seller, facts }) => {
  const order = await orderOf(seller, facts.orderId);
  if (!order) return null;
  return {
    name: "",
    code: order.code,
    at: formatInstant(instantFromDb(new Date(facts.at))),
    url: pageUrl(seller, "contatti"),
  };
};

export const memberInvited: Gather<"member-invited"> = async ({ seller, policy, locale, facts }) => {
  const order = await db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id: facts.orderId } },
    include: { agreement: { select: { name: true } }, member: true, choices: { orderBy: { rank: "asc" }, take: 1 } },
  });
  if (!order?.member) return null;
  const plan = policy.catalogue.plans.find((each) => each.code === order.planCode);
  return {
    name: `${order.member.firstName} ${order.member.lastName}`,
    by: order.agreement?.name ?? "",
    plan: (locale === "en" ? plan?.name.en : plan?.name.it) ?? order.planCode,
    address: `${order.choices[0]?.localPart ?? ""}@${order.domain}`,
    url: linkUrl(seller, "order", facts.linkId),
  };
};

export const documentsRejected: Gather<"documents-rejected"> = async ({ seller, locale, facts }) => {
  const order = await orderOf(seller, facts.orderId);
  const review = await db().review.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.reviewId } } });
  if (!order || !review) return null;
  return {
    name: order.holder?.displayName ?? "",
    orderCode: order.code,
    rejected: sentBackOf(review).map((paper) => ({ document: paper.kind, reason: reasonWords(paper, locale) })),
    url: linkUrl(seller, "order", facts.linkId),
  };
};

export const namesNeeded: Gather<"names-needed"> = async ({ seller, facts }) => {
  const order = await orderOf(seller, facts.orderId);
  return (
    order && {
      name: order.holder?.displayName ?? "",
      orderCode: order.code,
      tried: order.choices.map((choice) => `${choice.localPart}@${order.domain}`),
      url: linkUrl(seller, "order", facts.linkId),
    }
  );
};

export const renewalConfirmed: Gather<"renewal-confirmed"> = async ({ seller, facts }) => {
  const order = await orderOf(seller, facts.orderId);
  const mailbox =
    order?.mailboxId &&
    (await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: order.mailboxId } } }));
  if (!order?.newExpiry || !mailbox) return null;
  return {
    name: order.holder?.displayName ?? "",
    orderCode: order.code,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    newExpiry: isoDay(fromDb(order.newExpiry)),
    url: pageUrl(seller, "caselle"),
  };
};

export const addOnActive: Gather<"add-on-active"> = async ({ seller, facts }) => {
  const order = await orderOf(seller, facts.orderId);
  const mailbox =
    order?.mailboxId &&
    (await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: order.mailboxId } } }));
  if (!mailbox) return null;
  return {
    name: order.holder?.displayName ?? "",
    orderCode: order.code,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    what: descriptionsOf(order.lines).join(", "),
    url: pageUrl(seller, `caselle/${mailbox.id}`),
  };
};

const lines = z.array(z.object({ description: z.string() }));
const descriptionsOf = (kept: unknown): string[] => lines.parse(kept).map(({ description }) => description);
