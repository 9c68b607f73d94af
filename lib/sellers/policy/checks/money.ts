import type { z } from "zod";
import { checkIban } from "@/lib/kernel/identifiers/iban";
import { isRefusal } from "@/lib/kernel/refusal";
import type { moneyPolicy } from "../money";
import type { Fault } from "./fault";

export type Money = z.infer<typeof moneyPolicy>;

/** A way of payment that is taken has what it needs; codes, series and amounts do not contradict one another. */
export function checkMoney(money: Money, fault: Fault): void {
  checkWays(money, (path, ...what) => fault(["money", ...path], ...what));
  checkAmounts(money, (path, ...what) => fault(["money", ...path], ...what));
}

function checkWays(money: Money, fault: Fault): void {
  const used = new Set([...Object.values(money.methods).flat(), ...money.topUpMethods]);
  if (used.has("transfer") && !money.transfer) fault(["transfer"], "bank-account-missing");
  if (used.has("postal-slip") && !money.postalAccount) fault(["postalAccount"], "postal-account-missing");
  if (used.has("cheque") && !money.cheque) fault(["cheque"], "cheque-data-missing");
  if (used.has("prepaid") && money.topUpMethods.length === 0) fault(["topUpMethods"], "top-up-ways-missing");
  money.topUpMethods.forEach((method, i) => {
    if (method === "prepaid") fault(["topUpMethods", i], "top-up-from-prepaid");
  });
  if (money.transfer && isRefusal(checkIban(money.transfer.iban))) fault(["transfer", "iban"], "iban-invalid");
}

function checkAmounts(money: Money, fault: Fault): void {
  const prefixes = Object.values(money.codes);
  if (new Set(prefixes).size !== prefixes.length) fault(["codes"], "prefix-twice");
  if (money.proforma.series === money.invoiceSeries) fault(["proforma", "series"], "series-twice");
  if (money.topUpMaxCents < money.topUpMinCents) fault(["topUpMaxCents"], "limits-reversed");
  for (const [method, { minDays, maxDays }] of Object.entries(money.delays))
    if (maxDays < minDays) fault(["delays", method, "maxDays"], "limits-reversed");
}
