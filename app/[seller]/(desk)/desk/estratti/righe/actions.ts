"use server";
import { formAction } from "@/lib/platform/action";
import { acceptLine, splitLine } from "@/lib/statements/exchanges/accept-line";
import { undoMatch } from "@/lib/statements/operations/undo-match";
import { linePath, pathAfter } from "@/lib/statements/queries/walk";

export const accept = formAction({
  operation: acceptLine,
  namespace: "statements",
  goTo: ({ lineId }, { seller, input }) => pathAfter(seller, lineId, input.walk),
});

export const split = formAction({
  operation: splitLine,
  namespace: "statements",
  goTo: ({ lineId }, { seller, input }) => pathAfter(seller, lineId, input.walk),
});

export const undo = formAction({
  operation: undoMatch,
  namespace: "statements",
  goTo: ({ lineId }, { seller, input }) =>
    `${linePath(seller, lineId, input.walk)}${input.walk ? "&" : "?"}annullato=1`,
});
