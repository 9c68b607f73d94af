"use server";
import { chooseAccount } from "@/lib/agreements/operations/choose-account";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { grantManager } from "@/lib/agreements/operations/grant-manager";
import { makeCodes } from "@/lib/agreements/operations/make-codes";
import { putInForce } from "@/lib/agreements/operations/put-in-force";
import { renewAgreement } from "@/lib/agreements/operations/renew-agreement";
import { saveAgreement } from "@/lib/agreements/operations/save-agreement";
import { withdrawManager } from "@/lib/agreements/operations/withdraw-manager";
import { formAction } from "@/lib/platform/action";

type Done = { agreementId: string };
const goTo = ({ agreementId }: Done, { seller }: { seller: string }) => `/${seller}/desk/convenzioni/${agreementId}`;

export const save = formAction({ operation: saveAgreement, namespace: "agreements", goTo });
export const put = formAction({ operation: putInForce, namespace: "agreements", goTo });
export const end = formAction({ operation: endAgreement, namespace: "agreements", goTo });
export const codes = formAction({ operation: makeCodes, namespace: "agreements", goTo });
export const grant = formAction({ operation: grantManager, namespace: "agreements", goTo });
export const withdraw = formAction({ operation: withdrawManager, namespace: "agreements", goTo });
export const account = formAction({ operation: chooseAccount, namespace: "agreements", goTo });
export const goOn = formAction({ operation: renewAgreement, namespace: "agreements", goTo });
