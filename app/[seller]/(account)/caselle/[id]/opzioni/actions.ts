"use server";
import { confirmSmsNotice } from "@/lib/mailboxes/exchanges/confirm-sms-notice";
import { askSmsNotice } from "@/lib/mailboxes/operations/ask-sms-notice";
import { endSmsNotice } from "@/lib/mailboxes/operations/end-sms-notice";
import { setNotifications } from "@/lib/mailboxes/operations/set-notifications";
import { setOrdinaryMail } from "@/lib/mailboxes/operations/set-ordinary-mail";
import { smsNoticeForm } from "@/lib/mailboxes/schema";
import { formAction } from "@/lib/platform/action";

const namespace = "mailboxes";

export const ordinary = formAction({ operation: setOrdinaryMail, namespace, message: "options.saved" });
export const notify = formAction({ operation: setNotifications, namespace, message: "options.saved" });
export const ask = formAction({ operation: askSmsNotice, namespace, message: "options.code-sent" });
export const confirm = formAction({
  operation: Object.assign(confirmSmsNotice, { schema: smsNoticeForm }),
  namespace,
  message: "options.confirmed",
});
export const end = formAction({ operation: endSmsNotice, namespace, message: "options.saved" });
