"use server";
import { formAction } from "@/lib/platform/action";
import { confirmColumns } from "@/lib/statements/exchanges/confirm-columns";

export const confirm = formAction({
  operation: confirmColumns,
  namespace: "statements",
  goTo: ({ fileId }, { seller }) => `/${seller}/desk/estratti/${fileId}`,
});
