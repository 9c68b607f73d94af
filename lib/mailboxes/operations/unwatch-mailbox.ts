import { operation } from "@/lib/platform/operation";
import { watchedInput } from "../hub-schema";
import { changeWatched } from "../store/watched";

/** A HUB no longer watches a mailbox; the mailbox itself is not touched. Refuses `watched-unknown`, `hub-not-live`. */
export const unwatchMailbox = operation({
  act: "unwatch-mailbox",
  input: watchedInput,
  may: (actor) => actor.kind === "user",
  audit: (input) => input,
  run: (tx, { watchedId }, context) =>
    changeWatched(tx, context, watchedId, { state: "removing", passwordSealed: null }),
});
