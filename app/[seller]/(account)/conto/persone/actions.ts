"use server";
import { acceptSpending } from "@/lib/accounts/operations/accept-spending";
import { endSpending } from "@/lib/accounts/operations/end-spending";
import { nameSpender } from "@/lib/accounts/operations/name-spender";
import { formAction } from "@/lib/platform/action";

const goTo =
  (done: string) =>
  (_: unknown, { seller }: { seller: string }) =>
    `/${seller}/conto/persone?fatto=${done}`;

export const name = formAction({ operation: nameSpender, namespace: "prepaid", goTo: goTo("invitata") });
export const accept = formAction({ operation: acceptSpending, namespace: "prepaid", goTo: goTo("accettato") });
export const end = formAction({ operation: endSpending, namespace: "prepaid", goTo: goTo("tolta") });
