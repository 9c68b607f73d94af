import { formatInstant, type Instant, instantFromDb } from "@/lib/kernel/day";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

const userOf = (seller: string, id: string | null) =>
  id ? db().user.findUnique({ where: { sellerId_id: { sellerId: seller, id } } }) : null;

export const accessNotice: Gather<"access-notice"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  const at = formatInstant(instantFromDb(new Date(facts.at)));
  return user && { name: user.displayName, event: facts.event, at, url: pageUrl(seller, "profilo") };
};

/** Somebody who changed it meanwhile is not told. */
export const passwordAge: Gather<"password-age"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  if (!user?.active || user.passwordSetAt.toISOString() !== facts.setAt) return null;
  return { name: user.displayName, stage: facts.stage, day: facts.day, url: pageUrl(seller, "profilo/password") };
};

async function changeOf(seller: string, id: string) {
  const change = await db().contactChange.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  const user = change && (await userOf(seller, change.userId));
  return change && { ...change, name: user?.displayName ?? "" };
}

async function validUntil(seller: string, linkId: string): Promise<string | null> {
  const link = await db().link.findUnique({ where: { sellerId_id: { sellerId: seller, id: linkId } } });
  return link?.expiresAt ? formatInstant(instantFromDb(link.expiresAt)) : null;
}

export const confirmNewEmail: Gather<"confirm-new-email"> = async ({ seller, facts }) => {
  const change = await changeOf(seller, facts.changeId);
  const until = await validUntil(seller, facts.linkId);
  if (change?.state !== "asked" || !until) return null;
  const url = linkUrl(seller, "change-email", facts.linkId);
  return { name: change.name, newEmail: change.newEmail, url, validUntil: until };
};

export const emailChangeAsked: Gather<"email-change-asked"> = async ({ seller, facts }) => {
  const change = await changeOf(seller, facts.changeId);
  if (!change) return null;
  const asked = { name: change.name, newEmail: change.newEmail };
  const until = facts.linkId && (await validUntil(seller, facts.linkId));
  if (!facts.linkId || !until) return { ...asked, url: pageUrl(seller, "contatti") };
  return { ...asked, url: linkUrl(seller, "undo-email", facts.linkId), validUntil: until };
};

export const emailChanged: Gather<"email-changed"> = async ({ seller, facts }) => {
  const change = await changeOf(seller, facts.changeId);
  if (!change?.doneAt) return null;
  const at: Instant = instantFromDb(change.doneAt);
  return {
    name: change.name,
    newEmail: change.newEmail,
    at: formatInstant(at),
    url: pageUrl(seller, "contatti"),
  };
};

export const recoveryByDocument: Gather<"recovery-by-document"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  return user && { name: user.displayName, url: pageUrl(seller, "recupero/documento") };
};
