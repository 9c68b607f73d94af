"use server";
import { remindMembers } from "@/lib/agreements/operations/remind-members";
import { slugOf } from "@/lib/agreements/queries/desk";
import { idsIn, remindMembersForm } from "@/lib/agreements/schema";
import { formAction } from "@/lib/platform/action";
import type { Call, z } from "@/lib/platform/operation";

const chosen = async ({ members, ...input }: z.input<typeof remindMembersForm>, call: Call) =>
  remindMembers({ ...input, memberIds: idsIn(members) }, call);

export const remind = formAction({
  operation: Object.assign(chosen, { schema: remindMembersForm }),
  namespace: "agreements",
  goTo: async ({ agreementId, reminded }, { seller }) =>
    `/${seller}/convenzioni/${await slugOf(seller, agreementId)}/gestione/solleciti?inviati=${reminded}`,
});
