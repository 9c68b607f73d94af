import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

/** Hours and minutes the links of these mails live; source: acceptance table row 2 and the sign-up page. */
const CONFIRM_HOURS = 48;
const RESET_MINUTES = 60;

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

export const resetPassword: Gather<"reset-password"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  return (
    user && {
      name: user.displayName,
      url: linkUrl(seller, "reset-password", facts.linkId),
      validMinutes: RESET_MINUTES,
    }
  );
};

export const userName: Gather<"user-name"> = async ({ seller, facts }) => {
  const user = await userOf(seller, facts.userId);
  return user && { name: user.displayName, userName: user.userName, signInUrl: pageUrl(seller, "accedi") };
};
