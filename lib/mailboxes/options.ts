import { z } from "zod";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";

/** What becomes of ordinary mail: not taken in, taken in, or passed on to an ordinary address. */
export const ORDINARY_MODES = ["refuse", "accept", "redirect"] as const;
export type OrdinaryMode = (typeof ORDINARY_MODES)[number];

/** A daily SMS: to a number ("+" and digits), at an hour of the day in Rome. */
const smsNotice = z.strictObject({ phone: z.string(), hour: z.int().min(0).max(23) });
export type SmsNotice = z.infer<typeof smsNotice>;

/** What its owner set for a mailbox from here, as it is kept and told; what is absent stays as it is at the provider. */
export const mailboxOptions = z.strictObject({
  ordinary: z.strictObject({ mode: z.enum(ORDINARY_MODES), to: z.string().optional() }).optional(),
  /** Ordinary addresses told of new messages. */
  notify: z.array(z.string()).optional(),
  /** Null: none any more. */
  sms: smsNotice.nullable().optional(),
});
export type MailboxOptions = z.infer<typeof mailboxOptions>;

/** A number to be confirmed by the code that was sent to it. */
export const pendingNotice = smsNotice.extend({ codeId: z.string() });

type Offer = { service: { options: Policy["service"]["options"] } };

/** What the owner may choose for ordinary mail; nothing where the seller leaves that to the webmail. */
export function ordinaryModes({ service: { options } }: Offer): OrdinaryMode[] {
  if (!options.ordinaryMail && !options.redirectOrdinary) return [];
  return ORDINARY_MODES.filter(
    (mode) =>
      mode === "refuse" ||
      (mode === "accept" && options.ordinaryMail) ||
      (mode === "redirect" && options.redirectOrdinary),
  );
}

/** Whether the seller lets the owner set anything from here. */
export const hasOptions = (policy: Offer): boolean => {
  const { notificationAddresses, smsNotice: sms } = policy.service.options;
  return ordinaryModes(policy).length > 0 || notificationAddresses > 0 || sms;
};

/**
 * A choice for ordinary mail of a mailbox. Refuses `option-not-offered`; of the address it is passed on to `email-*`, and
 * `address-itself` (mail would go round in circles).
 */
export function judgeOrdinary(
  policy: Offer,
  own: string,
  { mode, to }: { mode: OrdinaryMode; to: string },
): Outcome<MailboxOptions> {
  if (!ordinaryModes(policy).includes(mode)) return refuse("option-not-offered", { field: "mode" });
  if (mode !== "redirect") return { ordinary: { mode } };
  const address = judgeAddress(own, to, "to");
  return isRefusal(address) ? address : { ordinary: { mode, to: address } };
}

/**
 * Addresses told of new messages, as typed: one a line, or with commas; none: nobody is told. The same one twice counts
 * once. Refuses `option-not-offered`, `too-many-addresses` {most}, `address-wrong` {address}, `address-itself`.
 */
export function judgeNotify(policy: Offer, own: string, typed: string): Outcome<MailboxOptions> {
  const { notificationAddresses: most } = policy.service.options;
  if (most === 0) return refuse("option-not-offered");
  const notify: string[] = [];
  for (const text of typed.split(/[\s,;]+/).filter(Boolean)) {
    const address = judgeAddress(own, text, "addresses");
    if (isRefusal(address)) return address;
    if (!notify.includes(address)) notify.push(address);
  }
  if (notify.length > most) return refuse("too-many-addresses", { field: "addresses", params: { most } });
  return { notify };
}

function judgeAddress(own: string, text: string, field: string): Outcome<string> {
  const address = checkEmail(text);
  if (isRefusal(address)) return refuse("address-wrong", { field, params: { address: text.slice(0, 80) } });
  return address.toLowerCase() === own.toLowerCase() ? refuse("address-itself", { field }) : address;
}
