import { type Cents, cents } from "@/lib/kernel/money";
import { type BankLine, readAmount } from "../line";
import { unreadable } from "../statement";
import { isoDate, isoDateTime } from "./dates";
import { childrenOf, nodeAt, textAt, type XmlNode } from "./xml";

/** One transaction inside an entry, reduced to what a line needs. */
export interface Detail {
  amountCents: Cents | null;
  currency: string;
  credit: boolean | null;
  text: string;
  info: string;
  endToEnd: string;
  bankRef: string;
  debtor: Party;
  creditor: Party;
}
interface Party {
  name: string;
  iban: string;
}

/** Reads a `TxDtls` of any version: `Amt` or `AmtDtls/TxAmt`, parties with or without `Pty`. */
export function detailOf(node: XmlNode): Detail {
  const amount = nodeAt(node, "Amt") ?? nodeAt(node, "AmtDtls", "TxAmt", "Amt");
  const sign = textAt(node, "CdtDbtInd");
  return {
    amountCents: amount ? readAmount(amount.text) : null,
    currency: amount ? currencyOf(amount) : "",
    credit: sign === "" ? null : sign === "CRDT",
    text: remittanceOf(nodeAt(node, "RmtInf")),
    info: textAt(node, "AddtlTxInf"),
    endToEnd: given(textAt(node, "Refs", "EndToEndId")),
    bankRef: given(textAt(node, "Refs", "AcctSvcrRef")),
    debtor: partyOf(node, "Dbtr"),
    creditor: partyOf(node, "Cdtr"),
  };
}

const given = (text: string): string => (/^(NOT ?PROVIDED|NOTPROVIDED|NONREF)$/i.test(text) ? "" : text);

function partyOf(node: XmlNode, side: "Dbtr" | "Cdtr"): Party {
  const parties = nodeAt(node, "RltdPties");
  const party = nodeAt(parties, side);
  const account = nodeAt(parties, `${side}Acct`, "Id");
  return {
    name: textAt(party, "Nm") || textAt(party, "Pty", "Nm"),
    iban: textAt(account, "IBAN") || textAt(account, "Othr", "Id"),
  };
}

function remittanceOf(node: XmlNode | undefined): string {
  const free = childrenOf(node, "Ustrd").map(({ text }) => text);
  const structured = childrenOf(node, "Strd").flatMap((strd) => [
    textAt(strd, "CdtrRefInf", "Ref"),
    ...childrenOf(strd, "RfrdDocInf").map((document) => textAt(document, "Nb")),
    ...childrenOf(strd, "AddtlRmtInf").map(({ text }) => text),
  ]);
  return [...free, ...structured]
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n");
}

/**
 * The lines of a `Ntry` whose details went by before: one for each transaction of a batch when their amounts add up to
 * the entry's, else one for the whole. Null for entries the bank has not booked. `own` is the statement's account.
 */
export function linesOf(entry: XmlNode, details: readonly Detail[], own: string): BankLine[] | null {
  if ((textAt(entry, "Sts", "Cd") || textAt(entry, "Sts") || "BOOK") !== "BOOK") return null;
  const whole = wholeOf(entry);
  if (details.length > 1) {
    const parts = details.map((detail) => partOf(whole, detail, own));
    const sum = parts.reduce((total, part) => cents(total + part.amountCents), 0);
    const priced = details.every((each) => each.amountCents !== null && each.currency === whole.currency);
    if (priced && sum === whole.amountCents) return parts;
    return [{ ...whole, text: parts.map(({ text }) => text).join("\n") }];
  }
  const [detail] = details;
  return [detail ? { ...partOf(whole, detail, own), amountCents: whole.amountCents } : whole];
}

function wholeOf(entry: XmlNode): BankLine {
  const amount = amountOf(entry);
  const valueOn = dateOf(nodeAt(entry, "ValDt"));
  const bookedOn = dateOf(nodeAt(entry, "BookgDt")) ?? valueOn ?? unreadable("statement-day-unreadable", { found: "" });
  return {
    bookedOn,
    valueOn: valueOn ?? bookedOn,
    ...amount,
    text: "",
    info: textAt(entry, "AddtlNtryInf"),
    endToEnd: "",
    bankRef: given(textAt(entry, "AcctSvcrRef")),
    name: "",
    iban: "",
    operation: operationOf(nodeAt(entry, "BkTxCd")),
    reversal: textAt(entry, "RvslInd") === "true",
  };
}

function partOf(whole: BankLine, detail: Detail, own: string): BankLine {
  const credit = detail.credit ?? whole.amountCents >= 0;
  const other = credit ? detail.debtor : detail.creditor;
  const stray = credit ? detail.creditor : detail.debtor;
  // Some banks name the payer as creditor: taken when the account beside the name is not the statement's own.
  const party = other.name || other.iban || stray.iban === "" || stray.iban === own ? other : stray;
  const size = detail.amountCents ?? 0;
  return {
    ...whole,
    amountCents: credit ? size : -size,
    text: detail.text,
    info: [detail.info, whole.info].filter(Boolean).join("\n"),
    endToEnd: detail.endToEnd,
    bankRef: detail.bankRef || whole.bankRef,
    name: party.name,
    iban: party.iban,
  };
}

/** Amount and currency of a balance or an entry, with its sign. Refuses `statement-amount-unreadable`. */
export function amountOf(node: XmlNode): { amountCents: Cents; currency: string } {
  const amount = nodeAt(node, "Amt");
  const size = amount ? readAmount(amount.text) : null;
  const sign = textAt(node, "CdtDbtInd");
  if (!amount || size === null || !/^(CRDT|DBIT)$/.test(sign))
    return unreadable("statement-amount-unreadable", { found: amount?.text.trim().slice(0, 30) ?? "" });
  return { amountCents: cents(sign === "CRDT" ? size : -size), currency: currencyOf(amount) };
}

const currencyOf = (amount: XmlNode): string => /Ccy\s*=\s*["']([A-Z]{3})["']/.exec(amount.attributes)?.[1] ?? "";

/** A date or an instant, whichever stands there; null when neither does. */
export function dateOf(node: XmlNode | undefined): string | null {
  const date = textAt(node, "Dt");
  if (date) return isoDate(date);
  const instant = textAt(node, "DtTm");
  return instant ? isoDateTime(instant) : null;
}

function operationOf(node: XmlNode | undefined): string {
  const domain = nodeAt(node, "Domn");
  const family = nodeAt(domain, "Fmly");
  const parts = [textAt(domain, "Cd"), textAt(family, "Cd"), textAt(family, "SubFmlyCd")].filter(Boolean);
  return parts.join("/") || textAt(node, "Prtry", "Cd");
}
