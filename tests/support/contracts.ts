import { priceOf } from "@/lib/catalogue/prices";
import type { ContractSource } from "@/lib/contracts/contract";
import { day } from "@/lib/kernel/day";
import type { Holder } from "@/lib/orders/schema";
import type { PolicyInput } from "@/lib/sellers/policy";
import { demoPolicy } from "./policy";

const PERSON: Extract<Holder, { kind: "person" }> = {
  kind: "person",
  firstName: "Prova",
  lastName: "Esempio",
  birthDate: "1980-01-01",
  birthPlace: "Roma",
  taxCode: "SMPPRV80A01H501H",
  email: "prova@example.com",
  phone: "+39 06 0000000",
  address: { street: "Via di Prova 1", cap: "00100", city: "Roma", province: "RM" },
};

type Changes = Partial<Omit<ContractSource, "holder" | "policy">> & { holder?: Partial<typeof PERSON> };

/** What a contract is made from: a person's, with three names. */
export function aContract(
  { holder, ...changes }: Changes = {},
  changePolicy?: (policy: PolicyInput) => void,
): ContractSource {
  const policy = demoPolicy("demo", changePolicy);
  const termMonths = changes.termMonths ?? 24;
  const price = priceOf(policy, {
    plan: "base",
    act: "activation",
    channel: "public",
    on: day("2026-11-21"),
    termMonths,
  });
  if (!price) throw new Error("not sold");
  return {
    policy,
    locale: "it",
    holder: { ...PERSON, ...holder },
    planCode: "base",
    termMonths,
    price,
    domain: "pec.demo.example",
    localParts: ["uno", "due", "tre"],
    ...changes,
  };
}

/** What a PDF says, page by page, its lines joined by blanks. */
export async function printedText(pdf: Buffer): Promise<string[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const opened = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= opened.numPages; n++) {
    const { items } = await (await opened.getPage(n)).getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replace(/\s+/g, " "),
    );
  }
  await task.destroy();
  return pages;
}
