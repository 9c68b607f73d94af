"use server";
import { fileDeclaration, nameUser } from "@/lib/contracts/exchanges/draw-declaration";
import { endDeclaration } from "@/lib/contracts/operations/end-declaration";
import { formAction } from "@/lib/platform/action";

const page = (mailboxId: string, seller: string) => `/${seller}/caselle/${mailboxId}/utilizzatore`;

export const name = formAction({
  operation: nameUser,
  namespace: "declaration",
  goTo: (_, { seller, input }) => `${page(input.mailboxId, seller)}?fatto=preparata`,
});
export const file = formAction({ operation: fileDeclaration, namespace: "declaration", message: "copy.done" });
export const end = formAction({
  operation: endDeclaration,
  namespace: "declaration",
  goTo: ({ mailboxId }, { seller }) => `${page(mailboxId, seller)}?fatto=chiusa`,
});
