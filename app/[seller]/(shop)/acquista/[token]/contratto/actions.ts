"use server";
import { headers } from "next/headers";
import { signWithCode } from "@/lib/contracts/exchanges/sign-on-screen";
import { chooseSigningWay } from "@/lib/contracts/operations/choose-signing-way";
import { requestSigningCode } from "@/lib/contracts/operations/request-signing-code";
import { signOnScreenForm } from "@/lib/contracts/schema";
import type { Call, z } from "@/lib/platform/operation";
import { senderOf } from "@/lib/platform/sender";
import { orderAction } from "../order-action";

const fromHere = async (input: z.input<typeof signOnScreenForm>, call: Call) =>
  signWithCode(input, senderOf(await headers()), call);

export const chooseWay = orderAction({ operation: chooseSigningWay, namespace: "contract" });
/** From the documents step: what a way spares need not be sent. */
export const chooseWayThere = orderAction({
  operation: chooseSigningWay,
  namespace: "contract",
  next: ({ seller, token }) => `/${seller}/acquista/${token}/contratto`,
});
export const sendCode = orderAction({
  operation: requestSigningCode,
  namespace: "contract",
  message: "sign.code-sent",
});
export const signHere = orderAction({
  operation: Object.assign(fromHere, { schema: signOnScreenForm }),
  namespace: "contract",
});
