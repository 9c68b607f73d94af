"use server";
import { goOnWithPapers, sendPapersAgain } from "@/lib/documents/exchanges/go-on-with-papers";
import { turnPicture } from "@/lib/documents/exchanges/turn-document";
import { orderAction } from "../order-action";

/** A picture on its side is turned upright by hand. */
export const turn = orderAction({ operation: turnPicture, namespace: "documents" });

export const goOn = orderAction({
  operation: goOnWithPapers,
  namespace: "documents",
  message: "saved-missing",
  next: ({ seller, token }, { missing }) => (missing === 0 ? `/${seller}/acquista/${token}/contratto` : undefined),
});
export const sendAgain = orderAction({
  operation: sendPapersAgain,
  namespace: "documents",
  next: ({ seller, token }) => `/${seller}/ordine/${token}`,
});
