import { seal } from "@/lib/platform/crypto";
import { operation } from "@/lib/platform/operation";
import { newPasswordInput } from "../hub-schema";
import { changeWatched } from "../store/watched";

/** The password of a watched mailbox changed: the HUB is told the new one. Refuses `watched-unknown`, `hub-not-live`. */
export const changeWatchedPassword = operation({
  act: "change-watched-password",
  input: newPasswordInput,
  may: (actor) => actor.kind === "user",
  audit: ({ watchedId }) => ({ watchedId }),
  run: (tx, { watchedId, password }, context) =>
    changeWatched(tx, context, watchedId, { state: "pending", passwordSealed: seal(password) }),
});
