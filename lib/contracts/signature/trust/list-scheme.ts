import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";
import { NoTrustList } from "./trust-list";
import { certificatesIn, listAt, nodeAt, textAt } from "./xml-nodes";

/** What a trusted list says of itself (ETSI TS 119 612, 5.3). */
export interface Scheme {
  /** "IT" …, "EU" for the list of the lists. */
  territory: string;
  isListOfLists: boolean;
  issuedAt: Instant;
  nextUpdate: Instant;
}

/** Reads it from the root element. Throws NoTrustList: a list that does not say until when it holds can't be used. */
export function schemeOf(list: unknown): Scheme {
  const information = nodeAt(list, "SchemeInformation");
  const issuedAt = instantAt(information, "ListIssueDateTime");
  const nextUpdate = instantAt(information, "NextUpdate", "dateTime");
  if (!issuedAt) throw new NoTrustList("it does not say when it was issued");
  if (!nextUpdate) throw new NoTrustList("it is closed, or does not say until when it holds");
  return {
    territory: textAt(information, "SchemeTerritory").toUpperCase(),
    isListOfLists: /\/TSLType\/\w+listofthelists$/.test(textAt(information, "TSLType")),
    issuedAt,
    nextUpdate,
  };
}

function instantAt(value: unknown, ...path: string[]): Instant | null {
  try {
    return Temporal.Instant.from(textAt(value, ...path));
  } catch {
    return null;
  }
}

/** Whom a list of the lists names as signers of the other lists: certificates, by territory. */
export function pointersOf(list: unknown): { territory: string; certificates: Buffer[] }[] {
  const pointers = listAt(list, "SchemeInformation", "PointersToOtherTSL", "OtherTSLPointer");
  return pointers.map((pointer) => ({
    territory: territoryIn(pointer),
    certificates: certificatesIn(nodeAt(pointer, "ServiceDigitalIdentities")),
  }));
}

const territoryIn = (pointer: unknown): string =>
  listAt(pointer, "AdditionalInformation", "OtherInformation")
    .map((each) => textAt(each, "SchemeTerritory"))
    .find(Boolean)
    ?.toUpperCase() ?? "";
