import { operation } from "@/lib/platform/operation";
import { credentialsInput } from "../schema";
import { writeHistory } from "../store";
import { throughItsLink } from "../store/credentials";

/** Somebody was shown the provisional password through the link. */
export const recordCredentialsShown = operation({
  act: "record-credentials-shown",
  input: credentialsInput,
  may: throughItsLink,
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    await writeHistory(tx, context, mailboxId, "credentials-shown");
    return { mailboxId };
  },
});
