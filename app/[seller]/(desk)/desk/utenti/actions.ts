"use server";
import { resetSecondFactor } from "@/lib/customers/operations/reset-second-factor";
import { setUserActive } from "@/lib/customers/operations/set-user-active";
import { formAction } from "@/lib/platform/action";

export const reset = formAction({
  operation: resetSecondFactor,
  namespace: "access",
  goTo: ({ userId }, { seller }) => `/${seller}/desk/utenti/${userId}?esito=azzerata`,
});

export const setActive = formAction({
  operation: setUserActive,
  namespace: "access",
  goTo: ({ userId }, { seller, input }) =>
    `/${seller}/desk/utenti/${userId}?esito=${input.active === "yes" ? "riattivato" : "sospeso"}`,
});
