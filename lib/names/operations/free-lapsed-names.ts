import { z } from "zod";
import { operation, systemOnly } from "@/lib/platform/operation";
import { freeLapsedNames } from "../store";

/** Gives back the seller's names whose hold has lapsed; answers how many. */
export const freeNames = operation({
  act: "free-lapsed-names",
  input: z.strictObject({}),
  may: systemOnly,
  audit: () => ({}),
  run: async (tx, _input, context) => ({ freed: await freeLapsedNames(tx, context) }),
});
