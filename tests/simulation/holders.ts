import type { describeHolderSchema } from "@/lib/orders/schema";
import type { z } from "@/lib/platform/operation";
import type { HolderKind } from "@/lib/sellers/policy/common";
import { holderNumber } from "@/prisma/seed/people";
import { describedHolders } from "../support/holders";

export type HolderInput = z.input<typeof describeHolderSchema>["holder"];

const digits = (n: number, length: number): string => String(n).padStart(length, "0");

/** Eleven digits whose last one is right. */
function elevenDigits(n: number): string {
  const ten = `${digits(1_000_000 + n, 7)}001`;
  const sum = [...ten].reduce((all, digit, i) => {
    const twice = Number(digit) * 2;
    return all + (i % 2 === 0 ? Number(digit) : twice > 9 ? twice - 9 : twice);
  }, 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}

type Human = { firstName: string; lastName: string; birthDate: string; birthPlace: string; taxCode: string };
const humans: Human[] = [];
const taxCodes = new Set<string>();
let tried = 0;

/** The n-th person: of some thousand invented ones a few have one tax code, and only the first of them is taken. */
function humanOf(n: number): Human {
  while (humans.length <= n) {
    // Of the numbered people of the demo: neither the fifth, who are companies, nor the third, who are professionals.
    const seeded = holderNumber(15 * tried++ + 1);
    if (seeded.kind !== "person") throw new Error("the demo's people changed");
    const { firstName, lastName, birthDate, birthPlace, taxCode = "" } = seeded;
    if (!taxCodes.has(taxCode)) humans.push({ firstName, lastName, birthDate, birthPlace, taxCode });
    taxCodes.add(taxCode);
  }
  return humans[n] as Human;
}

/** The n-th invented holder of a kind; nobody of them exists, and no two are the same. */
export function holderOf(kind: HolderKind, n: number): HolderInput {
  const human = humanOf(n);
  const email = `cliente.${n}@posta.example`;
  const phone = `+39333${digits(n, 7)}`;
  const number = elevenDigits(n);
  const foreigner = { ...human, taxCode: "" };
  const base = describedHolders[kind];
  switch (base.kind) {
    case "person":
    case "professional":
      return { ...base, ...human, email, phone };
    case "company":
      return { ...base, vatNumber: number, companyName: `Prova ${n} S.r.l.`, representative: human, email, phone };
    case "company-being-formed":
      return { ...base, companyName: `Prova ${n} in costituzione`, representative: human, email, phone };
    case "public-body":
      return { ...base, taxCode: number, companyName: `Comune di Prova ${n}`, representative: human, email, phone };
    case "foreign-person":
      return { ...base, ...foreigner, documentNumber: `C01X${digits(n, 6)}`, email, phone };
    case "foreign-company":
      return { ...base, vatNumber: `DE ${digits(100_000_000 + n, 9)}`, representative: foreigner, email, phone };
  }
}
