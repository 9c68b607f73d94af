import { operation, systemOnly } from "@/lib/platform/operation";
import { proposeInput } from "../schema";
import { keepProposals } from "../store/proposals";

/** What lines may be for, for a person to choose from: they are open from now on. Lines matched meanwhile stay so. */
export const propose = operation({
  act: "propose-statement-matches",
  input: proposeInput,
  may: systemOnly,
  audit: ({ lines }) => ({ lines: lines.length }),
  run: async (tx, { lines }, context) => ({ open: await keepProposals(tx, context.seller, lines) }),
});
