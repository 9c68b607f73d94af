import { refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { assignZoneInput } from "../schema";

/** Says which provinces a sales rep answers for; their open requests stay theirs. Refuses `rep-unknown`. */
export const assignZone = operation({
  act: "assign-zone",
  input: assignZoneInput,
  may: staffWith("assign-zones"),
  audit: ({ userId, provinces }) => ({ userId, provinces: provinces.join(" ") }),
  run: async (tx, { userId, provinces }, { seller }) => {
    const changed = await tx.user.updateMany({
      where: { sellerId: seller, id: userId, roles: { has: "sales" } },
      data: { territory: provinces },
    });
    return changed.count === 1 ? { userId } : refuse("rep-unknown");
  },
});
