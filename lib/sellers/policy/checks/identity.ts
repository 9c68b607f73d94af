import type { z } from "zod";
import type { identityPolicy } from "../identity";
import { type Fault, unique } from "./fault";

export type Identity = z.infer<typeof identityPolicy>;

/** Every kind of holder has its documents; every way to sign stands once and can be carried out. */
export function checkIdentity(identity: Identity, fault: Fault): void {
  const at = (...path: (string | number)[]) => ["identity", ...path];
  const { holderKinds, documents, signing, terms, rejectionReasons } = identity;
  unique(holderKinds, (i) => at("holderKinds", i), "the kind", fault);
  for (const kind of holderKinds)
    if (!documents[kind]) fault(at("documents", kind), `no documents are named for ${kind}`);
  for (const [kind, asked] of Object.entries(documents))
    unique(asked, (i) => at("documents", kind, i), "the document", fault);
  unique(
    signing.map(({ way }) => way),
    (i) => at("signing", i, "way"),
    "the way",
    fault,
  );
  signing.forEach(({ way, code }, i) => {
    if (way === "on-screen" && !code) fault(at("signing", i, "code"), "say how the one-time code is sent: mail or sms");
    if (way !== "on-screen" && code) fault(at("signing", i, "code"), "only a signature on the screen has a code");
  });
  unique(
    terms.map(({ code }) => code),
    (i) => at("terms", i, "code"),
    "the document",
    fault,
  );
  unique(
    rejectionReasons.map(({ code }) => code),
    (i) => at("rejectionReasons", i, "code"),
    "the reason",
    fault,
  );
}
