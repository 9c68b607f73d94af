import { instantToDb } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import { operation, staffWith } from "@/lib/platform/operation";
import { templateInput } from "../schema";

/** Keeps an answer under its title, in the place of an earlier one of that title. */
export const saveTemplate = operation({
  act: "save-template",
  input: templateInput,
  may: staffWith("write-templates"),
  audit: ({ title }) => ({ title }),
  run: async (tx, { title, text }, { seller, now }) => {
    const changed = { text, changedAt: instantToDb(now) };
    const kept = await tx.answerTemplate.upsert({
      where: { sellerId_title: { sellerId: seller, title } },
      create: { sellerId: seller, id: newId(), title, ...changed },
      update: changed,
    });
    return { id: kept.id };
  },
});
