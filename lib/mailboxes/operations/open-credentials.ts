import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { spendLink } from "@/lib/platform/links";
import { operation } from "@/lib/platform/operation";
import { credentialsInput } from "../schema";
import { lockMailbox } from "../store";
import { throughItsLink } from "../store/credentials";

/** Spends a credentials link, once. Refuses `link-used`, `mailbox-unknown`, `mailbox-not-active`. */
export const openCredentials = operation({
  act: "open-credentials",
  input: credentialsInput,
  may: throughItsLink,
  audit: (input) => input,
  run: async (tx, { linkId, mailboxId }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    if (!mailbox.providerRef || !mailbox.userCode) return refuse("mailbox-not-active");
    if (!(await spendLink(tx, context.seller, linkId, context.now))) return refuse("link-used");
    return {
      providerRef: mailbox.providerRef,
      userCode: mailbox.userCode,
      address: `${mailbox.localPart}@${mailbox.domain}`,
    };
  },
});
