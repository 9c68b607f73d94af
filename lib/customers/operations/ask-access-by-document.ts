import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { visitorSchema } from "@/lib/platform/visitor";
import { accessByDocumentSchema, identityFilesSchema } from "../schema";
import { tellOldAddress } from "../store/contact-mails";
import { openContactRequest } from "../store/contact-requests";
import { findByLogin } from "../store/users";

const input = accessByDocumentSchema
  .omit({ front: true, back: true })
  .extend({ files: identityFilesSchema, visitor: visitorSchema });

/**
 * Somebody who cannot come in any more, nor read the address on file, shows an identity document: the staff compare and
 * decide. Taken in alike whether an account or a mailbox was found or not; the address on file is told. Refuses
 * `file-unknown`.
 */
export const askAccessByDocument = operation({
  act: "ask-access-by-document",
  input,
  may: anybody,
  audit: ({ files }) => ({ files: files.length }),
  run: async (tx, given, context): Promise<Outcome<Record<string, never>>> => {
    const found = await whoIs(tx, context, given.login);
    const { login, name, taxCode, email } = given;
    const opened = await openContactRequest(tx, context, {
      change: { ...found.whose, newEmail: email, claim: { login, name, taxCode } },
      files: given.files,
      request: {
        // Not the account's: whoever asks cannot come in, and follows it by its link.
        userId: null,
        mailboxId: found.mailboxId,
        email,
        customerName: name,
        province: given.province ?? found.province,
        text: given.message,
      },
    });
    if (isRefusal(opened)) return opened;
    const { oldEmail } = found.whose;
    if (oldEmail) await tellOldAddress(tx, context, { changeId: opened.changeId, to: oldEmail, locale: "it" });
    return {};
  },
});

interface Found {
  whose: { userId: string | null; holderId: string | null; oldEmail: string | null };
  mailboxId: string | null;
  province: string | null;
}
const NOBODY: Found = { whose: { userId: null, holderId: null, oldEmail: null }, mailboxId: null, province: null };

/** Whose login or certified address that is. */
async function whoIs(tx: Tx, { seller }: Context, login: string): Promise<Found> {
  const user = await findByLogin(tx, seller, login);
  if (user) return { ...NOBODY, whose: whoseUser(user), province: user.province };
  const [localPart = "", domain] = login.split("@");
  const mailbox = domain
    ? await tx.mailbox.findFirst({
        where: { sellerId: seller, localPart, domain, state: { not: "revoked" } },
        include: { holder: true },
        orderBy: { id: "desc" },
      })
    : null;
  if (!mailbox) return NOBODY;
  const of = { mailboxId: mailbox.id, province: mailbox.holder.province };
  const key = { sellerId_id: { sellerId: seller, id: mailbox.userId ?? mailbox.holder.userId ?? "" } };
  const owner = key.sellerId_id.id ? await tx.user.findUnique({ where: key }) : null;
  if (owner) return { ...of, whose: { ...whoseUser(owner), holderId: mailbox.holderId } };
  return { ...of, whose: { userId: null, holderId: mailbox.holderId, oldEmail: mailbox.holder.email } };
}

const whoseUser = (user: { id: string; email: string }) => ({ userId: user.id, holderId: null, oldEmail: user.email });
