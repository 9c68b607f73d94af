import { type Day, dayInRome, instantFromDb } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import { isSlow, type SlowMethod } from "./arrival";
import { type PayTo, payTo } from "./pay-to";
import { transferQr } from "./transfer-qr";
import { type Way, wayOf } from "./ways";

/** Everything needed to pay the slow way. */
export interface SlowFacts {
  method: SlowMethod;
  code: string;
  /** What is still missing, in cents. */
  amountCents: number;
  payTo: PayTo;
  /** Last day it is waited for. */
  until: Day | null;
  /** How long it takes. */
  way: Way;
  /** SVG text of the QR that fills a transfer in; null when there is none. */
  qr: string | null;
}

interface Asked {
  code: string;
  amountCents: number;
  expiresAt: Date | null;
}

/** What to write and where to send it; null for a way whose data the policy does not tell. */
export function slowFacts(money: Policy["money"], method: string | null, asked: Asked): SlowFacts | null {
  if (!method || !isSlow(method)) return null;
  const to = payTo(money, method);
  if (!to) return null;
  const { code, amountCents, expiresAt } = asked;
  const { beneficiary, iban, bic } = to;
  const qr = iban ? transferQr({ beneficiary, iban, amountCents, remittance: code, ...(bic ? { bic } : {}) }) : null;
  const until = expiresAt && dayInRome(instantFromDb(expiresAt));
  return { method, code, amountCents, payTo: to, until, way: wayOf(money, method), qr };
}
