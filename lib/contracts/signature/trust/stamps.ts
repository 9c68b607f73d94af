import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { judgeStamp, type Stamped } from "../cms/time-stamp";
import type { FoundSignature } from "../question";
import type { Evidence } from "./evidence";
import type { TrustList } from "./trust-list";

const SIGNATURE_TIME_STAMP = "1.2.840.113549.1.9.16.2.14";
const MOST_STAMPS = 6;

/** What the time stamps of a signature, and of the file after it, say: the earliest instant that is proven. */
export async function stampsOf(
  { signer, stamps }: FoundSignature,
  trust: TrustList | null,
  evidence: Evidence,
): Promise<{ wrong: boolean; provenAt: Instant | null }> {
  const value = signer.info.signature.valueBlock.valueHexView;
  const ofSignature = signer.unsigned
    .filter(({ type }) => type === SIGNATURE_TIME_STAMP)
    .flatMap(({ values }) => values.map((stamp) => ({ stamp, pieces: [value] })));
  const answers: Stamped[] = [];
  for (const { stamp, pieces } of [...ofSignature, ...stamps].slice(0, MOST_STAMPS)) {
    answers.push(await judgeStamp(stamp, pieces, trust, evidence));
  }
  const proven = answers.filter((answer) => answer !== null && answer !== "wrong");
  const [earliest = null] = proven.toSorted(Temporal.Instant.compare);
  return { wrong: answers.includes("wrong"), provenAt: earliest };
}
