import { describe, expect, it } from "vitest";
import { TOP_UP_LIFE } from "@/lib/accounts/top-up";
import { DECLARATION_LIFE } from "@/lib/contracts/declaration";
import { DOCUMENT_LIFE } from "@/lib/documents/document";
import { REVIEW_LIFE } from "@/lib/documents/review";
import { INVOICE_LIFE } from "@/lib/invoicing/life";
import { MAILBOX_LIFE } from "@/lib/mailboxes/mailbox";
import { ORDER_LIFE } from "@/lib/orders/order";
import { PAYMENT_LIFE } from "@/lib/payments/payment";
import { REFUND_LIFE } from "@/lib/payments/refund";
import { WRITE_OFF_LIFE } from "@/lib/payments/write-off";
import { REQUEST_LIFE } from "@/lib/requests/request";
import { LINE_LIFE } from "@/lib/statements/line";

type Life = Record<string, Partial<Record<string, string>>>;
const lives: [string, Life, first: string][] = [
  ["declaration", DECLARATION_LIFE, "drawn"],
  ["order", ORDER_LIFE, "draft"],
  ["mailbox", MAILBOX_LIFE, "reserved"],
  ["payment", PAYMENT_LIFE, "created"],
  ["refund", REFUND_LIFE, "asked"],
  ["write-off", WRITE_OFF_LIFE, "asked"],
  ["top-up", TOP_UP_LIFE, "booked"],
  ["document", DOCUMENT_LIFE, "uploaded"],
  ["review", REVIEW_LIFE, "open"],
  ["invoice", INVOICE_LIFE, "held"],
  ["request", REQUEST_LIFE, "open"],
  ["bank line", LINE_LIFE, "staged"],
];

describe.each(lives)("the life of a %s", (_name, life, first) => {
  it("leads only to states it knows", () => {
    for (const next of Object.values(life).flatMap((events) => Object.values(events)))
      expect(Object.keys(life)).toContain(next);
  });

  it("can reach every state from its first", () => {
    const reached = new Set([first]);
    for (const state of reached) for (const next of Object.values(life[state] ?? {})) if (next) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(life).sort());
  });

  it("comes to an end, or rests where only money that comes late moves it", () => {
    // Money that turns out not to have come brings anything back that it had ended.
    const ends = Object.entries(life).filter(([state, events]) =>
      Object.entries(events).every(([event, next]) => next === state || event === "take-back"),
    );
    expect(ends.length).toBeGreaterThan(0);
  });
});
