"use server";
import { changeActivationLine } from "@/lib/agreements/operations/change-activation-line";
import { confirmActivation } from "@/lib/agreements/operations/confirm-activation";
import { prepareActivation } from "@/lib/agreements/operations/prepare-activation";
import { steerActivation } from "@/lib/agreements/operations/steer-activation";
import { runPath } from "@/lib/agreements/queries/activation";
import { formAction } from "@/lib/platform/action";

const namespace = "activations";
const goTo = ({ runId }: { runId: string }, { seller }: { seller: string }) => runPath(seller, runId);

export const prepare = formAction({ operation: prepareActivation, namespace, goTo });
export const change = formAction({ operation: changeActivationLine, namespace, goTo });
export const confirm = formAction({ operation: confirmActivation, namespace, goTo });
export const steer = formAction({ operation: steerActivation, namespace, goTo });
