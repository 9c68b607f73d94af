"use server";
import { headers } from "next/headers";
import { isRefusal } from "@/lib/kernel/refusal";
import { type Credentials, showCredentials } from "@/lib/mailboxes/exchanges/show-credentials";
import { checkOrigin } from "@/lib/platform/action";

/** What was shown, or the code of why not. Lives in the page only: it is never stored, cached or logged. */
export type Shown = { credentials: Credentials } | { refused: string };

/** Spends the link. A post only: a scanner that opens the links of a mail must not use it up. */
export async function reveal(seller: string, token: string): Promise<Shown> {
  if (!checkOrigin(await headers())) return { refused: "foreign-origin" };
  // The arguments come from the browser, and may be anything.
  if (typeof seller !== "string" || typeof token !== "string") return { refused: "link-unknown" };
  const outcome = await showCredentials(seller, token);
  return isRefusal(outcome) ? { refused: outcome.code } : { credentials: outcome };
}
