import type { z } from "zod";
import { fileOfToken } from "@/lib/documents/store/attachments";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call } from "@/lib/platform/operation";
import { type Visitor, visitorSchema } from "@/lib/platform/visitor";
import { askAccessByDocument as askAccessAct } from "../operations/ask-access-by-document";
import { askContactChange as askChangeAct } from "../operations/ask-contact-change";
import { accessByDocumentSchema, contactChangeSchema } from "../schema";
import type { IdentityFiles } from "../store/contact-requests";
import { openToAll } from "./open-to-all";

// Forms name uploaded files by their tokens; the acts are given the files themselves.
function filesOf(seller: string, { front, back }: { front: string; back?: string | undefined }): IdentityFiles | null {
  const [first, second] = [fileOfToken(seller, front), back ? fileOfToken(seller, back) : undefined];
  if (first === null || second === null) return null;
  const given: IdentityFiles = [{ kind: "identity-front", fileId: first }];
  return second && second !== first ? [...given, { kind: "identity-back", fileId: second }] : given;
}

const changeInput = contactChangeSchema.extend({ visitor: visitorSchema });

/** A new contact address, with an identity document. Refuses like `askContactChange`. */
export const askContactChange = Object.assign(
  async (raw: z.input<typeof changeInput>, call: Call): Promise<Outcome<{ requestId: string }>> => {
    const parsed = changeInput.safeParse(raw);
    if (!parsed.success) return refuse("invalid-input");
    const { email, visitor, ...named } = parsed.data;
    const files = filesOf(call.seller, named);
    return files ? askChangeAct({ email, files, visitor }, call) : refuse("file-unknown", { field: "front" });
  },
  { schema: changeInput },
);

type Asked = z.input<typeof accessByDocumentSchema> & { visitor: Visitor };

const asAct = Object.assign(
  async (raw: Asked, call: Call): Promise<Outcome<Record<string, never>>> => {
    const { front, back, ...given } = raw;
    const files = filesOf(call.seller, { front, back });
    return files ? askAccessAct({ ...given, files }, call) : refuse("file-unknown", { field: "front" });
  },
  { act: askAccessAct.act },
);

/** Access back by an identity document, as pages must call it: counted, answered alike whatever was found. */
export const askAccessByDocument = openToAll(asAct, accessByDocumentSchema, ({ taxCode }) => taxCode);
