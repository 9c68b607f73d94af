import type { z } from "zod";
import type { identityPolicy } from "../identity";
import { type Fault, unique } from "./fault";

export type Identity = z.infer<typeof identityPolicy>;

/** Every kind of holder has its documents; every way to sign stands once and can be carried out. */
export function checkIdentity(identity: Identity, fault: Fault): void {
  const at = (...path: (string | number)[]) => ["identity", ...path];
  const { holderKinds, documents, signing, terms, rejectionReasons } = identity;
  unique(holderKinds, (i) => at("holderKinds", i), fault);
  for (const kind of holderKinds) if (!documents[kind]) fault(at("documents", kind), "documents-missing", { kind });
  for (const [kind, asked] of Object.entries(documents)) unique(asked, (i) => at("documents", kind, i), fault);
  unique(
    signing.map(({ way }) => way),
    (i) => at("signing", i, "way"),
    fault,
  );
  signing.forEach(({ way, code }, i) => {
    if (way === "on-screen" && !code) fault(at("signing", i, "code"), "code-way-missing");
    if (way !== "on-screen" && code) fault(at("signing", i, "code"), "code-way-needless");
  });
  unique(
    terms.map(({ code }) => code),
    (i) => at("terms", i, "code"),
    fault,
  );
  unique(
    rejectionReasons.map(({ code }) => code),
    (i) => at("rejectionReasons", i, "code"),
    fault,
  );
}
