import { maskedEmail } from "@/lib/contracts/signing";
import { dayInRome, daysBetween, formatInstant, fromDb, instantFromDb, isAfter, isoDay } from "@/lib/kernel/day";
import { renewalWindow } from "@/lib/mailboxes/renewal";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

const mailboxOf = (seller: string, id: string) =>
  db().mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: { holder: { select: { displayName: true } } },
  });

export const mailboxActivated: Gather<"mailbox-activated"> = async ({ seller, policy, facts }) => {
  const mailbox = await mailboxOf(seller, facts.mailboxId);
  const link = await db().link.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.linkId } } });
  if (!mailbox?.expiresOn || !mailbox.userCode || !link?.expiresAt) return null;
  return {
    name: mailbox.holder.displayName,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    userId: mailbox.userCode,
    expiresOn: isoDay(fromDb(mailbox.expiresOn)),
    credentialsUrl: linkUrl(seller, "credentials", facts.linkId),
    linkUntil: isoDay(dayInRome(instantFromDb(link.expiresAt))),
    parameters: policy.service.mail,
  };
};

/** The new address is shown in part only: it may be a stranger's. */
export const credentialsElsewhere: Gather<"credentials-elsewhere"> = async ({ seller, facts }) => {
  const request = await db().request.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.requestId } } });
  const mailbox = request?.mailboxId && (await mailboxOf(seller, request.mailboxId));
  if (!mailbox || !request.decidedAt) return null;
  return {
    name: mailbox.holder.displayName,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    to: maskedEmail(request.email),
    code: request.code,
    at: formatInstant(instantFromDb(request.decidedAt)),
    url: pageUrl(seller, "contatti"),
  };
};

/** Nothing to say when the mailbox was renewed, or its holder said no, between planning and sending. */
export const renewalReminder: Gather<"renewal-reminder"> = async ({ seller, policy, facts }) => {
  const mailbox = await mailboxOf(seller, facts.mailboxId);
  if (!mailbox?.expiresOn || !mailbox.userCode || mailbox.noticeOn || mailbox.revokeOn) return null;
  const expiry = fromDb(mailbox.expiresOn);
  if (isoDay(expiry) !== facts.expiresOn) return null;
  const { closes } = renewalWindow(policy, expiry);
  return {
    name: mailbox.holder.displayName,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    userId: mailbox.userCode,
    expiresOn: facts.expiresOn,
    daysLeft: daysBetween(today(), expiry),
    ...(isAfter(closes, expiry) ? { closesOn: isoDay(closes) } : {}),
    url: linkUrl(seller, "renewal", facts.linkId),
    ...(facts.noLinkId ? { noUrl: linkUrl(seller, "no-renewal", facts.noLinkId) } : {}),
  };
};

/** What was renewed meanwhile has other sends. */
export const sendsLow: Gather<"sends-low"> = async ({ seller, policy, facts }) => {
  const mailbox = await mailboxOf(seller, facts.mailboxId);
  if (!mailbox?.expiresOn || isoDay(fromDb(mailbox.expiresOn)) !== facts.expiresOn) return null;
  const { plans, addOns } = policy.catalogue;
  const sold = plans.find(({ code }) => code === mailbox.planCode)?.addOns ?? [];
  const packs = addOns.some(
    ({ code, unit, onLiveMailbox }) => unit === "sends" && onLiveMailbox && sold.includes(code),
  );
  const { left, total, expiresOn } = facts;
  return {
    name: mailbox.holder.displayName,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    left,
    total,
    packs,
    expiresOn,
    url: pageUrl(seller, `caselle/${mailbox.id}${packs ? "/servizi" : ""}`),
  };
};

export const revokeMailbox: Gather<"revoke-mailbox"> = async ({ seller, facts }) => {
  const mailbox = await mailboxOf(seller, facts.mailboxId);
  return (
    mailbox && {
      name: mailbox.holder.displayName,
      address: `${mailbox.localPart}@${mailbox.domain}`,
      url: linkUrl(seller, "revoke", facts.linkId),
    }
  );
};

export const mailboxRevoked: Gather<"mailbox-revoked"> = async ({ seller, facts }) => {
  const mailbox = await mailboxOf(seller, facts.mailboxId);
  return (
    mailbox && {
      name: mailbox.holder.displayName,
      address: `${mailbox.localPart}@${mailbox.domain}`,
      url: pageUrl(seller, "piani"),
    }
  );
};
