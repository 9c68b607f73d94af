"use server";
import { registerCompany } from "@/lib/orders/operations/register-company";
import { formAction } from "@/lib/platform/action";

export const supply = formAction({ operation: registerCompany, namespace: "purchase", message: "company.done" });
