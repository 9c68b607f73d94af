"use server";
import { formAction } from "@/lib/platform/action";
import { payCommission } from "@/lib/resellers/operations/pay-commission";
import { resumeReseller } from "@/lib/resellers/operations/resume-reseller";
import { saveReseller } from "@/lib/resellers/operations/save-reseller";
import { suspendReseller } from "@/lib/resellers/operations/suspend-reseller";

type Done = { resellerId: string };
const goTo = ({ resellerId }: Done, { seller }: { seller: string }) => `/${seller}/desk/rivenditori/${resellerId}`;

export const save = formAction({ operation: saveReseller, namespace: "resellers", goTo });
export const suspend = formAction({ operation: suspendReseller, namespace: "resellers", goTo });
export const resume = formAction({ operation: resumeReseller, namespace: "resellers", goTo });
export const pay = formAction({ operation: payCommission, namespace: "resellers", goTo });
