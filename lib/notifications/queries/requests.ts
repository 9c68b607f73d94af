import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import { wordsOf } from "@/lib/mail/words";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

const requestOf = (seller: string, id: string) =>
  db().request.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });

const subjectOf = (kind: string, locale: string) => wordsOf("request-opened", locale).shared(`subjects.${kind}`);

export const requestOpened: Gather<"request-opened"> = async ({ seller, locale, facts }) => {
  const request = await requestOf(seller, facts.requestId);
  return (
    request && {
      name: request.customerName,
      code: request.code,
      subject: subjectOf(request.kind, locale),
      answerBy: formatInstant(instantFromDb(request.dueAt)),
      url: linkUrl(seller, "request", facts.linkId),
    }
  );
};

export const requestAssigned: Gather<"request-assigned"> = async ({ seller, locale, facts }) => {
  const request = await requestOf(seller, facts.requestId);
  if (!request) return null;
  const rep = request.assignedToId
    ? await db().user.findUnique({ where: { sellerId_id: { sellerId: seller, id: request.assignedToId } } })
    : null;
  return {
    name: rep?.displayName ?? "",
    code: request.code,
    subject: subjectOf(request.kind, locale),
    ...(request.province ? { province: request.province } : {}),
    answerBy: formatInstant(instantFromDb(request.dueAt)),
    url: pageUrl(seller, `desk/richieste/${request.id}`),
  };
};

export const requestForReseller: Gather<"request-for-reseller"> = async ({ seller, locale, facts }) => {
  const request = await requestOf(seller, facts.requestId);
  const key = request?.resellerId && { sellerId_id: { sellerId: seller, id: request.resellerId } };
  const reseller = key && (await db().reseller.findUnique({ where: key, select: { name: true } }));
  if (!reseller || !request.resellerUntil) return null;
  return {
    name: reseller.name,
    code: request.code,
    subject: subjectOf(request.kind, locale),
    customer: request.customerName,
    until: formatInstant(instantFromDb(request.resellerUntil)),
    url: pageUrl(seller, `rivendita/richieste/${request.id}`),
  };
};

export const replyNotTaken: Gather<"reply-not-taken"> = async ({ seller, facts }) => {
  const request = await requestOf(seller, facts.requestId);
  if (!request) return null;
  const { customerName: name, code } = request;
  return { name, code, why: facts.why, url: linkUrl(seller, "request", facts.linkId) };
};

export const requestAnswered: Gather<"request-answered"> = async ({ seller, locale, facts }) => {
  const request = await requestOf(seller, facts.requestId);
  const message = await db().requestMessage.findUnique({
    where: { sellerId_id: { sellerId: seller, id: facts.messageId } },
  });
  if (!request || !message) return null;
  return {
    name: request.customerName,
    code: request.code,
    subject: subjectOf(request.kind, locale),
    message: message.text,
    url: linkUrl(seller, "request", facts.linkId),
  };
};
