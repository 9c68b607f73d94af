import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

/** Hours the link of the sign-up lives. */
const CONFIRM_HOURS = 48;

const userOf = (seller: string, id: string) =>
  db().user.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });

export const confirmEmail: Gather<"confirm-email"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  return (
    user && { name: user.displayName, url: linkUrl(seller, "confirm-email", facts.linkId), validHours: CONFIRM_HOURS }
  );
};

export const accountExists: Gather<"account-exists"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  return user && { name: user.displayName, signInUrl: pageUrl(seller, "accedi") };
};

/** An invitation lives longer than a recovery: the link says until when. */
export const resetPassword: Gather<"reset-password"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  const link = await db().link.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.linkId } } });
  if (!user || !link?.expiresAt) return null;
  return {
    name: user.displayName,
    url: linkUrl(seller, "reset-password", facts.linkId),
    validUntil: formatInstant(instantFromDb(link.expiresAt)),
  };
};

export const userName: Gather<"user-name"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  return user && { name: user.displayName, userName: user.userName, signInUrl: pageUrl(seller, "accedi") };
};
