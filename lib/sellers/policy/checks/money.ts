import type { z } from "zod";
import { checkIban } from "@/lib/kernel/identifiers/iban";
import { isRefusal } from "@/lib/kernel/refusal";
import type { moneyPolicy } from "../money";
import type { Fault } from "./fault";

export type Money = z.infer<typeof moneyPolicy>;

/** A way of payment that is taken has what it needs; codes, series and amounts do not contradict one another. */
export function checkMoney(money: Money, fault: Fault): void {
  checkWays(money, (path, message) => fault(["money", ...path], message));
  checkAmounts(money, (path, message) => fault(["money", ...path], message));
}

function checkWays(money: Money, fault: Fault): void {
  const used = new Set([...Object.values(money.methods).flat(), ...money.topUpMethods]);
  if (used.has("transfer") && !money.transfer) fault(["transfer"], "transfers are taken but no bank account is given");
  if (used.has("postal-slip") && !money.postalAccount)
    fault(["postalAccount"], "postal slips are taken but no postal account is given");
  if (used.has("cheque") && !money.cheque)
    fault(["cheque"], "cheques are taken, but not whom they are payable to and where they are sent");
  if (used.has("prepaid") && money.topUpMethods.length === 0)
    fault(["topUpMethods"], "prepaid is taken but there is no way to pay into it");
  money.topUpMethods.forEach((method, i) => {
    if (method === "prepaid") fault(["topUpMethods", i], "a prepaid account is not topped up from itself");
  });
  if (money.transfer && isRefusal(checkIban(money.transfer.iban)))
    fault(["transfer", "iban"], "this is no IBAN: its check digits do not hold");
}

function checkAmounts(money: Money, fault: Fault): void {
  const prefixes = Object.values(money.codes);
  if (new Set(prefixes).size !== prefixes.length) fault(["codes"], "two codes have the same prefix");
  if (money.proforma.series === money.invoiceSeries)
    fault(["proforma", "series"], "proformas and invoices have the same series");
  if (money.topUpMaxCents < money.topUpMinCents) fault(["topUpMaxCents"], "is less than the least top-up");
  for (const [method, { minDays, maxDays }] of Object.entries(money.delays))
    if (maxDays < minDays) fault(["delays", method, "maxDays"], "is less than the least delay");
}
