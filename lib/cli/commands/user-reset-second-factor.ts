import { resetSecondFactor } from "@/lib/customers/operations/reset-second-factor";
import { userIdOf } from "@/lib/customers/queries/users";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { CommandRefused, type Run, textOf } from "../command";

/** For the one admin who lost both telephone and codes: nobody else can do it on a page. */
export const run: Run = async (given) => {
  const [seller, userName] = [textOf(given, "seller"), textOf(given, "user-name")];
  const userId = await userIdOf(seller, userName);
  const asked = { userId: userId ?? "", reason: "device-lost" as const };
  const outcome = userId ? await resetSecondFactor(asked, { seller, actor: SYSTEM("sportello") }) : null;
  if (!outcome || isRefusal(outcome)) {
    const code = outcome?.code ?? "not-found";
    throw new CommandRefused(code, `Nothing was reset: ${code}.`);
  }
  return {
    data: { seller, userId },
    text: `Reset the second factor of ${userName} at ${seller}; their sessions have ended, and they were told by mail.`,
  };
};
