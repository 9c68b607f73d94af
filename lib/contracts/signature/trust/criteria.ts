import type { Certificate } from "pkijs";
import { isFor, isKeyFor, isNamedWith, isUnder } from "../cms/certificate";

/** What a list says of those certificates of a service that meet a criterion (ETSI TS 119 612, 5.5.9.2). */
export interface Qualification {
  /** Last parts of their addresses: "NotQualified", "QCForESig" … */
  qualifiers: string[];
  criterion: Criterion;
}

/** What a certificate must have. "unknown" is a criterion that this program does not understand. */
export type Criterion =
  | { kind: "list"; assert: string; of: Criterion[] }
  | { kind: "key-usage"; bits: { bit: number; set: boolean }[] }
  | { kind: "policies" | "purposes" | "names"; ids: string[] }
  | { kind: "unknown" };

/** Whether a certificate meets a criterion of a trusted list; null when that can't be told. */
export function meets(certificate: Certificate, criterion: Criterion): boolean | null {
  switch (criterion.kind) {
    case "unknown":
      return null;
    case "key-usage":
      return criterion.bits.every(({ bit, set }) => isKeyFor(certificate, bit) === set);
    case "policies":
      return criterion.ids.every((id) => isUnder(certificate, id));
    case "purposes":
      return criterion.ids.every((id) => isFor(certificate, id));
    case "names":
      return criterion.ids.every((id) => isNamedWith(certificate, id));
    case "list":
      return asserted(
        criterion.assert,
        criterion.of.map((each) => meets(certificate, each)),
      );
  }
}

/** ETSI TS 119 612, 5.5.9.2.2.1. */
function asserted(assert: string, met: readonly (boolean | null)[]): boolean | null {
  if (assert === "all") return met.includes(false) ? false : met.includes(null) ? null : true;
  const any = met.includes(true) ? true : met.includes(null) ? null : false;
  if (assert === "atLeastOne") return any;
  return assert === "none" && any !== null ? !any : null;
}
