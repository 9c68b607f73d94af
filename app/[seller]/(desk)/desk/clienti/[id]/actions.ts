"use server";
import type { z } from "zod";
import { refuse } from "@/lib/kernel/refusal";
import { reviveAddress } from "@/lib/notifications/operations/revive-address";
import { formAction } from "@/lib/platform/action";
import type { Call } from "@/lib/platform/operation";
import { currentViewer } from "@/lib/platform/session";
import { startActing } from "@/lib/staff/operations/start-acting";
import { writeNote } from "@/lib/staff/operations/write-note";
import { startActingInput } from "@/lib/staff/schema";

export const revive = formAction({
  operation: reviveAddress,
  namespace: "staff",
  goTo: ({ customerId }, { seller }) => `/${seller}/desk/clienti/${customerId}?riammesso`,
});

export const note = formAction({
  operation: writeNote,
  namespace: "staff",
  goTo: ({ customerId, noteId }, { seller }) => `/${seller}/desk/clienti/${customerId}?nota=${noteId}`,
});

const inThisSession = async (input: z.input<typeof startActingInput>, call: Call) => {
  const viewer = await currentViewer(call.seller);
  return viewer.kind === "user"
    ? startActing({ ...input, sessionId: viewer.sessionId }, call)
    : refuse("not-signed-in");
};

export const actInPlace = formAction({
  operation: Object.assign(inThisSession, { schema: startActingInput }),
  namespace: "staff",
  goTo: (_, { seller }) => `/${seller}/caselle`,
});
