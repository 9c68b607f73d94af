import type { Outcome } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { operation, z } from "@/lib/platform/operation";
import { endTrustedDevices } from "../store/trusted-devices";

/** A code is asked again in every browser of the signed-in user's. */
export const forgetDevices = operation({
  act: "forget-devices",
  input: z.strictObject({}),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, _, { seller, actor, now }): Promise<Outcome<{ ended: number }>> => ({
    ended: await endTrustedDevices(tx, seller, actorId(actor) ?? "", now),
  }),
});
