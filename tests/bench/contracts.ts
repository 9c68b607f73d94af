import { priceOf } from "@/lib/catalogue/prices";
import { contractContent } from "@/lib/contracts/contract";
import { contractPdf } from "@/lib/contracts/pdf/contract-pdf";
import { day } from "@/lib/kernel/day";
import { policySchema } from "@/lib/sellers/policy";
import { visura } from "@/prisma/seed/presets/visura";
import type { Bench } from "./support/bench";
import { inTurns } from "./support/clock";
import { drawAgain, recordDrawing } from "./support/drawn";

const ROUNDS = 15;
const AT_ONCE = 5;

function aContract(n: number) {
  const policy = policySchema.parse(visura);
  const sale = { plan: "legalmail", act: "activation" as const, channel: "account" as const };
  const price = priceOf(policy, { ...sale, on: day("2026-11-21"), termMonths: 24 });
  if (!price) throw new Error("not sold");
  const holder = {
    kind: "person" as const,
    firstName: "Prova",
    lastName: "Esempio",
    birthDate: "1980-01-01",
    birthPlace: "Roma",
    taxCode: "SMPPRV80A01H501H",
    email: "prova@example.com",
    phone: "+39060000000",
    address: { street: "Via di Prova 1", cap: "00100", city: "Roma", province: "RM" },
  };
  const localParts = [`prova.esempio${n}`, `p.esempio${n}`, `esempio${n}`];
  const source = { policy, locale: "it", holder, planCode: "legalmail", termMonths: 24, price };
  const content = contractContent({ ...source, domain: "legalmail.it", localParts });
  return { content, version: 1, drawnOn: day("2026-11-21"), contentHash: "ab".repeat(32) };
}

/** Contracts a second, each for another customer, against bare pdfkit drawing the same pages in the same font. */
const bench: Bench = {
  name: "contracts: drawn, against bare pdfkit",
  bar: { atLeast: 0.6 },
  async run() {
    const contracts = Array.from({ length: ROUNDS }, (_, n) => aContract(n));
    const draw = (n: number) => contractPdf(contracts[n % ROUNDS] ?? aContract(n));
    const drawing = await recordDrawing(() => draw(0));
    const bare = () => drawAgain(drawing);
    if (!(await draw(0)).equals(await bare())) throw new Error("pdfkit alone drew another page");
    const { ratio, ...detail } = await inTurns({ rounds: ROUNDS, times: AT_ONCE }, { alone: bare, ours: draw });
    return { ratio, detail };
  },
};
export default bench;
