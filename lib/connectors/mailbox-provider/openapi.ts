import { day, isBefore } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { openapiCommands } from "./openapi-commands";
import { registration } from "./openapi-holder";
import { availableShape, type Casella, casellaShape, mailboxOf, progressOf } from "./openapi-shapes";
import { type OpenapiPecSettings, openapiVendor } from "./openapi-vendor";
import type { CreateMailbox, MailboxProvider } from "./port";
import { settled } from "./settle";
import { notOffered, rejected } from "./speak";
import { yearsTo } from "./terms";

/**
 * PEC of openapi.com (InfoCert Legalmail). It takes no idempotency keys: before anything is asked again the account's own
 * mailboxes are looked through. A registration waits for papers that somebody signs and sends, then for the vendor. It
 * gives no passwords (it mails them to the holder), tells no usage, and knows no suspension.
 */
export function openapiProvider(settings: OpenapiPecSettings): MailboxProvider {
  const vendor = openapiVendor(settings);
  const commands = openapiCommands(vendor, settings.settleMs);
  const lookAt = async (address: string): Promise<Outcome<{ available: boolean }, "provider-unavailable">> => {
    const answer = await vendor.call("GET", `/verifica_pec/${encodeURIComponent(address)}`, availableShape);
    return isRefusal(answer) ? refuse("provider-unavailable") : answer;
  };
  return {
    ...commands,
    async checkName(address) {
      const there = await lookAt(address);
      if (isRefusal(there)) return there;
      return there.available ? "free" : "taken";
    },
    async findMailbox(by) {
      if (!("address" in by)) return null;
      const found = await vendor.byAddress(by.address);
      if (isRefusal(found)) return refuse("provider-unavailable");
      return found.map(mailboxOf).find((mailbox) => mailbox !== null) ?? null;
    },
    async createMailbox(input) {
      if (input.hubRef) return notOffered("lite");
      const ours = input.again ? await settled(settings.settleMs, () => vendor.ours(input)) : await vendor.ours(input);
      if (isRefusal(ours)) return ours;
      if (ours) return advance(ours, input);
      const body = registration(input);
      if (isRefusal(body)) return body;
      const years = yearsTo(today(), day(input.expiry));
      if (isRefusal(years)) return years;
      const there = await lookAt(input.address);
      if (isRefusal(there)) return there;
      // Between the two looks a request of ours that was thought lost may have come through.
      if (!there.available) return (await late(input)) ?? refuse("name-taken");
      const made = await vendor.call("POST", "/pec", casellaShape, body);
      if (!isRefusal(made)) return advance(made, input);
      if (made.code === "provider-unknown")
        return (await settled(settings.settleMs, () => shown(input))) ?? refuse("provider-unknown");
      if (made.code !== "provider-rejected") return made;
      const came = await late(input);
      if (came) return came;
      const since = await lookAt(input.address);
      return isRefusal(since) || since.available ? made : refuse("name-taken");
    },
  };

  type Created = Awaited<ReturnType<MailboxProvider["createMailbox"]>>;

  async function late(input: CreateMailbox): Promise<Created | null> {
    const ours = await vendor.ours(input);
    if (isRefusal(ours) || ours === null) return ours;
    return advance(ours, input);
  }

  /** The same, after a request whose answer was lost: a look that failed says nothing. */
  async function shown(input: CreateMailbox): Promise<Created | null> {
    const came = await late(input);
    return isRefusal(came) && (came.code === "provider-unavailable" || came.code === "provider-unknown") ? null : came;
  }

  /** Where a registration of ours stands; one just activated is for a year, and gets the rest of its term now. */
  async function advance(found: Casella, { expiry, idempotencyKey }: CreateMailbox): Promise<Created> {
    const progress = progressOf(found);
    if (progress === "documents" || progress === "documents-wrong" || progress === "provider")
      return refuse("provider-pending", { params: { waitingFor: progress } });
    if (progress === "over" || progress === "annulled") return rejected(found.stato);
    const mailbox = mailboxOf(found);
    if (!mailbox || isBefore(day(mailbox.expiry), today())) return refuse("provider-unknown");
    const whole = await commands.renewMailbox({ providerRef: found.id, newExpiry: expiry, idempotencyKey });
    return isRefusal(whole) ? whole : { providerRef: found.id, userId: mailbox.userId };
  }
}
