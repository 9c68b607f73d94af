import { instantToDb } from "@/lib/kernel/day";
import { refuse } from "@/lib/kernel/refusal";
import { actorId, isStaff } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { MOST_VIEWS } from "../saved-view";
import { saveViewInput } from "../schema";

/**
 * Keeps a table's filters under a name, in the place of an earlier view of one's own of that name. Refuses
 * `not-allowed` when it is to be shared without the right, `views-full` {most}. What was searched for may be a person's
 * name: the log keeps the list only.
 */
export const saveView = operation({
  act: "save-view",
  input: saveViewInput,
  may: (actor, { shared }) => isStaff(actor) && (!shared || hasRight(actor, "share-views")),
  audit: ({ list, shared }) => ({ list, shared }),
  run: async (tx, { list, name, query, shared }, { seller, actor, now }) => {
    const userId = actorId(actor) ?? "";
    const of = { sellerId: seller, userId, list };
    const others = await tx.savedView.count({ where: { ...of, name: { not: name } } });
    if (others >= MOST_VIEWS) return refuse("views-full", { params: { most: MOST_VIEWS } });
    const view = { query, shared, savedAt: instantToDb(now) };
    const { id } = await tx.savedView.upsert({
      where: { sellerId_userId_list_name: { ...of, name } },
      create: { ...of, id: newId(), name, ...view },
      update: view,
    });
    return { id, list, query };
  },
});
