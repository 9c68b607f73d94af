import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; company: string; vatNumber: string; taxCode: string; url: string };

export const render = template<Facts>("company-registered", ({ name, company, vatNumber, taxCode, url }, { say }) => ({
  subject: say("subject", { company }),
  name,
  blocks: [
    paragraph(say("text")),
    facts([say("company"), company], [say("vat-number"), vatNumber], [say("tax-code"), taxCode]),
    action(say("action"), url),
    paragraph(say("after")),
  ],
}));
