import type { Policy } from "@/lib/sellers/policy";
import { action, facts, paragraph } from "../blocks";
import { type Pen, template } from "../template";

type Parameters = Policy["service"]["mail"];

/** The password is not in the mail: `credentialsUrl` shows it once, until `linkUntil` (a day, included). */
export type Facts = {
  name: string;
  address: string;
  userId: string;
  expiresOn: string;
  credentialsUrl: string;
  linkUntil: string;
  parameters: Parameters;
};

export const render = template<Facts>("mailbox-activated", (given, pen) => ({
  subject: pen.say("subject", { address: given.address }),
  name: given.name,
  blocks: [
    paragraph(pen.say("text")),
    facts(
      [pen.shared("mailbox"), given.address],
      [pen.shared("user-id"), given.userId],
      [pen.shared("expiry"), pen.date(given.expiresOn)],
    ),
    action(pen.say("action"), given.credentialsUrl),
    paragraph(pen.say("once", { until: pen.date(given.linkUntil) })),
    paragraph(pen.say("parameters")),
    facts(
      ["Webmail", given.parameters.webmail],
      ["IMAP", server(given.parameters.imap, pen)],
      ["POP", server(given.parameters.pop, pen)],
      ["SMTP", server(given.parameters.smtp, pen)],
    ),
    paragraph(pen.say("after")),
  ],
}));

function server(given: Parameters["imap"], { shared }: Pen): string | undefined {
  if (!given) return undefined;
  const security = given.security === "ssl" ? "SSL/TLS" : "STARTTLS";
  return shared("server", { host: given.host, port: String(given.port), security });
}
