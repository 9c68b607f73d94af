import { keepFile } from "@/lib/documents/exchanges/files";
import { fileOfToken } from "@/lib/documents/store/attachments";
import { localeOr } from "@/lib/i18n/locales";
import { dayInRome } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/crypto";
import type { Call, z } from "@/lib/platform/operation";
import { declarationContent, declarationHash } from "../declaration";
import { recordDeclaration } from "../operations/record-declaration";
import { signDeclaration } from "../operations/sign-declaration";
import { declarationPdf } from "../pdf/declaration-pdf";
import { usedMailbox } from "../queries/declarations";
import { fileDeclarationSchema, nameUserSchema } from "../schema";

/** Names who uses a mailbox: the declaration is drawn, to be signed. Refuses like `recordDeclaration`. */
export const nameUser = Object.assign(
  async (input: z.input<typeof nameUserSchema>, call: Call): Promise<Outcome<{ declarationId: string }>> => {
    const { mailboxId, user } = nameUserSchema.parse(input);
    const found = await usedMailbox(call.seller, mailboxId, call.actor);
    if (!found) return refuse("mailbox-unknown");
    const { policy, address, holder, locale } = found;
    const content = declarationContent(policy, { locale: localeOr(locale), mailbox: address, holder, user });
    if (!content) return refuse("declarations-not-offered");
    const at = call.at ?? now();
    const contentHash = declarationHash(content);
    const bytes = await declarationPdf(content, dayInRome(at), contentHash);
    const fileId = await keepFile({ seller: call.seller, bytes, contentType: "application/pdf" }, at);
    const drawn = { version: content.clausesVersion, fileId, sha256: sha256(bytes), contentHash };
    return recordDeclaration({ mailboxId, user: input.user, ...drawn }, call);
  },
  { schema: nameUserSchema },
);

/** Files the signed copy that was uploaded. Refuses `file-unknown` (not theirs), and like `signDeclaration`. */
export const fileDeclaration = Object.assign(
  async (input: z.input<typeof fileDeclarationSchema>, call: Call): Promise<Outcome<{ declarationId: string }>> => {
    const fileId = fileOfToken(call.seller, input.file);
    if (!fileId) return refuse("file-unknown", { field: "file" });
    return signDeclaration({ declarationId: input.declarationId, fileId }, call);
  },
  { schema: fileDeclarationSchema },
);
