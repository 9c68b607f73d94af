import { saysOnlyForOthers, saysQualified } from "../cms/certificate";
import type { Cert } from "../cms/read-cms";
import { meets, type Qualification } from "./criteria";

/** Qualifiers that say of a certificate that it is not for a person's signature (ETSI TS 119 612, 5.5.9.2.3). */
const FOR_OTHERS = ["QCForESeal", "QCForWSA", "QCForLegalPerson"];

/** What a certificate is good for, by the list and by what it says of itself. */
export interface Quality {
  fault: "listed-not-qualified" | "certificate-not-personal" | null;
  qualified: boolean;
}

/**
 * Judges a certificate by what the list says of the service that issued it: what takes away counts also when it can't be
 * told whether it applies, what gives only when it certainly does. Where the list says nothing, the certificate does.
 * That it is for signatures decides between the two, but not against the list itself: one that says both says nothing
 * that can be relied on.
 */
export function qualityOf({ certificate }: Cert, qualifications: readonly Qualification[]): Quality {
  const asked = qualifications.map(({ qualifiers, criterion }) => ({ qualifiers, met: meets(certificate, criterion) }));
  const maySay = (name: string) => asked.some(({ qualifiers, met }) => met !== false && qualifiers.includes(name));
  const surelySays = (name: string) => asked.some(({ qualifiers, met }) => met === true && qualifiers.includes(name));
  if (maySay("NotQualified")) return { fault: "listed-not-qualified", qualified: false };
  const qualified = saysQualified(certificate) || surelySays("QCStatement");
  const mayBeForOthers = FOR_OTHERS.some(maySay) || saysOnlyForOthers(certificate);
  const isForOthers = FOR_OTHERS.some(surelySays) || (mayBeForOthers && !surelySays("QCForESig"));
  return { fault: isForOthers ? "certificate-not-personal" : null, qualified };
}
