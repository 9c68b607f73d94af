import { join } from "node:path";
import nodemailer from "nodemailer";
import { type Refusal, refuse } from "@/lib/kernel/refusal";
import { messagesIn } from "./folder";
import type { CarrierRefusal, EInvoiceCarrier } from "./port";

export interface PecSettings {
  /** "smtps://user:password@smtp.pec.example:465". */
  smtpUrl: string;
  /** The seller's certified mailbox, known to SdI, and the address SdI assigned to it. */
  from: string;
  to: string;
  /** Where a mail program leaves SdI's messages (the attachments): <dir>/in. */
  dir: string;
}

/**
 * E-invoices to SdI by certified mail: one message for each file. What SdI answers comes to the mailbox, and from there
 * into a folder. Invoices to public bodies need a signature, which SdI's intermediaries put on for their customers.
 */
export function pecCarrier({ smtpUrl, from, to, dir }: PecSettings): EInvoiceCarrier {
  const transport = nodemailer.createTransport(smtpUrl, { connectionTimeout: 15_000, socketTimeout: 60_000 });
  return {
    async send({ fileName, xml, format }) {
      if (format === "FPA12") return refuse("carrier-rejected", { params: { reason: "signature-needed" } });
      const domain = from.split("@").at(-1);
      try {
        const { messageId } = await transport.sendMail({
          messageId: `<${fileName}@${domain}>`,
          from,
          to,
          subject: fileName,
          text: fileName,
          attachments: [{ filename: fileName, contentType: "application/xml", content: xml }],
        });
        return { carrierRef: messageId };
      } catch (error) {
        return refusalOf(error);
      }
    },
    // Nobody can be asked. Sending again is safe: SdI takes a file name once, and says so (00002).
    find: async () => null,
    messages: (handed) => messagesIn(join(dir, "in"), handed),
    readWebhook: () => refuse("webhook-forged"),
  };
}

/** Without a connection nothing was done; a code of the server is its verdict; a line that broke leaves it open. */
function refusalOf(error: unknown): Refusal<CarrierRefusal> {
  const { code, syscall, responseCode = 0 } = error as { code?: string; syscall?: string; responseCode?: number };
  if (syscall === "connect" || code === "EDNS" || code === "EAUTH") return refuse("carrier-unavailable");
  if (responseCode >= 500) return refuse("carrier-rejected", { params: { reason: String(responseCode) } });
  return refuse(responseCode >= 400 ? "carrier-unavailable" : "carrier-unknown");
}
