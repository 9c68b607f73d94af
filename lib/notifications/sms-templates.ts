/** Every text message the product sends, and the identifiers it is made from. */
export type SmsFacts = {
  /** A code to be typed on the page that asked for it. */
  "one-time-code": { codeId: string };
  /** A mailbox is about to expire, or has. */
  "renewal-reminder": { mailboxId: string; expiresOn: string };
};

export type SmsTemplate = keyof SmsFacts;

/** A number as it may be shown: the country's code and the last three digits. */
export const maskedPhone = (phone: string): string => phone.replace(/^(\+\d{2})\d*(\d{3})$/, "$1 ••• $2");
