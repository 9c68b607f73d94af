"use server";
import type { z } from "zod";
import { activateLite, readLiteFile, readWatchFile } from "@/lib/mailboxes/exchanges/read-hub-file";
import { activateListInput, watchListInput, watchOneInput } from "@/lib/mailboxes/hub-schema";
import { activateLites } from "@/lib/mailboxes/operations/activate-lites";
import { changeWatchedPassword } from "@/lib/mailboxes/operations/change-watched-password";
import { renameLite } from "@/lib/mailboxes/operations/rename-lite";
import { unwatchMailbox } from "@/lib/mailboxes/operations/unwatch-mailbox";
import { watchMailboxes } from "@/lib/mailboxes/operations/watch-mailboxes";
import { formAction } from "@/lib/platform/action";
import type { Call } from "@/lib/platform/operation";
import { linesInWords } from "./words";

const activateAll = (input: z.input<typeof activateListInput>, call: Call) =>
  activateLites(activateListInput.parse(input), call);
const watchAll = (input: z.input<typeof watchListInput>, call: Call) =>
  watchMailboxes(watchListInput.parse(input), call);
const watchOne = ({ hubId, ...line }: z.input<typeof watchOneInput>, call: Call) =>
  watchMailboxes({ hubId, lines: [line] }, call);

export const activate = formAction({ operation: activateLite, namespace: "names", message: "lite-asked" });
export const readLites = formAction({ operation: readLiteFile, namespace: "names", value: linesInWords });
export const activateList = formAction({
  operation: Object.assign(activateAll, { schema: activateListInput }),
  namespace: "names",
  message: "lite-asked",
});
export const rename = formAction({ operation: renameLite, namespace: "names", message: "lite-asked" });
export const watch = formAction({
  operation: Object.assign(watchOne, { schema: watchOneInput }),
  namespace: "hub",
  message: "watch.asked",
});
export const readWatches = formAction({ operation: readWatchFile, namespace: "hub", value: linesInWords });
export const watchList = formAction({
  operation: Object.assign(watchAll, { schema: watchListInput }),
  namespace: "hub",
  message: "watch.asked",
});
export const unwatch = formAction({ operation: unwatchMailbox, namespace: "hub", message: "watch.removing" });
export const changePassword = formAction({
  operation: changeWatchedPassword,
  namespace: "hub",
  message: "watch.told",
});
