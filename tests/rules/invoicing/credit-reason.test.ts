import { expect, test } from "vitest";
import { CREDIT_REASONS, creditWords, reasonOfRefund } from "@/lib/invoicing/credit-reason";
import { REFUND_REASONS } from "@/lib/payments/schema";

test("a credit note always says why in words, never by a code", () => {
  for (const why of CREDIT_REASONS)
    for (const text of why === "other" ? ["Accordo con il cliente"] : ["", "Accordo con il cliente"]) {
      const words = creditWords(why, text);
      expect(words).toMatch(/^[A-Z].{5,}/);
      expect(words).not.toContain(why);
      expect(words.endsWith(text)).toBe(true);
    }
});

test("a refund for whatever reason makes a credit note that says one", () => {
  for (const reason of REFUND_REASONS) {
    const { why, text } = reasonOfRefund(reason);
    expect(creditWords(why, text)).toMatch(/^[A-Z].{5,}/);
  }
});
