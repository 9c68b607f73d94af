import type { ListFacts } from "@/lib/contracts/signature/trust/trust-list";
import { dayInRome, type Instant, isoDay } from "@/lib/kernel/day";
import type { Run } from "../command";
import { instantAsked } from "./instant-asked";
import { trustGiven } from "./trust-given";

/** Says whom the shop believes, now or on another day, and until when; ends with code 1 when a file can't be used. */
export const run: Run = async (given) => {
  const at = instantAsked(given);
  const trust = await trustGiven(given, at);
  if (!trust) return { data: { authorities: 0, lists: [] }, text: "Nobody is believed: TRUST_LIST is not set." };
  const { anchors, crls = [], lists = [] } = trust;
  const counted = `${anchors.length} authorities are believed; ${crls.length} revocation lists are kept.`;
  return {
    data: { authorities: anchors.length, revocationLists: crls.length, lists: JSON.parse(JSON.stringify(lists)) },
    text: [counted, ...lists.flatMap((list) => linesOf(list, at))].join("\n"),
  };
};

function linesOf({ file, territory, authorities, issuedAt, nextUpdate, signedBy }: ListFacts, at: Instant): string[] {
  const days = Math.floor(at.until(nextUpdate).total("days"));
  return [
    `${file}: ${territory}, ${authorities} authorities, of ${isoDay(dayInRome(issuedAt))}`,
    `  holds until ${nextUpdate} (${days} days)`,
    signedBy
      ? `  signed by ${signedBy.name ?? "unknown"}, SHA-256 ${signedBy.fingerprint}`
      : "  its signature was not verified (TRUST_LIST_UNVERIFIED)",
  ];
}
