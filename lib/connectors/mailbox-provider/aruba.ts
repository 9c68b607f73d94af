import { createHash } from "node:crypto";
import { day, isBefore } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { instantOf } from "../instant";
import { arubaCommands } from "./aruba-commands";
import { isSameHolder, ownerIdOf } from "./aruba-owner";
import { type Account, accountShape, availableShape, isOnItsWay, mailboxOf } from "./aruba-shapes";
import { ACCOUNTS, type ArubaSettings, arubaCall } from "./aruba-vendor";
import type { ChangeRefusal, CreateMailbox, MailboxProvider } from "./port";
import { settled } from "./settle";
import { isSince, notOffered, rejected } from "./speak";
import { yearsTo } from "./terms";

/** Aruba certifies for one to five years. */
const MOST_YEARS = 5;
type Created = Awaited<ReturnType<MailboxProvider["createMailbox"]>>;

/**
 * Aruba PEC's partner service (accounts v3). No idempotency keys, no callbacks: what is, is asked. An account's reference
 * is its address; suspending leaves it readable; passwords are the holder's own business at Aruba.
 */
export function arubaProvider(settings: ArubaSettings): MailboxProvider {
  const call = arubaCall(settings);
  const available = async (address: string, taxCode?: string) => {
    const [name = "", domain = ""] = address.split("@");
    return call("POST", `${ACCOUNTS}/accountAvailable`, availableShape, { name, domain, ...(taxCode && { taxCode }) });
  };
  const info = (name: string) => call("POST", `${ACCOUNTS}/info`, accountShape, { name, loadExtraData: true });

  /** The account this very order made, if it did. Refuses `name-taken` for one of ours that is another's, or older. */
  async function ours(input: CreateMailbox): Promise<Outcome<Account | null, ChangeRefusal | "name-taken">> {
    const found = await info(input.address);
    if (isRefusal(found)) return found.code === "provider-rejected" ? null : found;
    const isOurs = found.owner && isSameHolder(found.owner, input.holder);
    return isOurs && isSince(instantOf(found.requestDate ?? "")?.epochMilliseconds, input.since)
      ? found
      : refuse("name-taken");
  }

  async function late(input: CreateMailbox): Promise<Created | null> {
    const found = await ours(input);
    return isRefusal(found) || found === null ? found : advance(found, input);
  }

  /** The same, after a request whose answer was lost: a look that failed says nothing. */
  async function shown(input: CreateMailbox): Promise<Created | null> {
    const came = await late(input);
    return isRefusal(came) && (came.code === "provider-unavailable" || came.code === "provider-unknown") ? null : came;
  }

  function advance(found: Account, { userIdPrefix }: CreateMailbox): Created {
    if (isOnItsWay(found)) return refuse("provider-pending", { params: { waitingFor: "provider" } });
    const mailbox = mailboxOf(found);
    if (!mailbox || isBefore(day(mailbox.expiry), today())) return refuse("provider-unknown");
    if (mailbox.state === "closed") return rejected(found.status);
    return { providerRef: mailbox.providerRef, userId: loginCode(userIdPrefix, mailbox.address) };
  }

  return {
    ...arubaCommands(call, info, settings.settleMs),
    async checkName(address) {
      const there = await available(address);
      if (isRefusal(there)) return refuse("provider-unavailable");
      return !there.accountExists && there.isAccountAssignable ? "free" : "taken";
    },
    async findMailbox(by) {
      if (!("address" in by)) return null;
      const found = await info(by.address);
      if (isRefusal(found)) return found.code === "provider-rejected" ? null : refuse("provider-unavailable");
      return mailboxOf(found);
    },
    async createMailbox(input) {
      if (input.hubRef) return notOffered("lite");
      const before = input.again ? await settled(settings.settleMs, () => late(input)) : await late(input);
      if (before !== null) return before;
      const years = yearsTo(today(), day(input.expiry));
      if (isRefusal(years)) return years;
      if (years < 1 || years > MOST_YEARS) return rejected("term-not-offered");
      const there = await available(input.address, input.holder.taxCode);
      if (isRefusal(there)) return there;
      if (there.accountExists || !there.isAccountAssignable) return (await late(input)) ?? refuse("name-taken");
      const ownerId = await ownerIdOf(call, input.holder);
      if (isRefusal(ownerId)) return ownerId;
      const made = await call("POST", ACCOUNTS, accountShape, {
        ...{ name: input.address, type: input.plan, ownerId },
        // "S": it ends at its expiry, and is renewed when we say so.
        renewalData: { type: "S", duration: years },
      });
      if (!isRefusal(made)) return advance(made, input);
      if (made.code === "provider-unknown")
        return (await settled(settings.settleMs, () => shown(input))) ?? refuse("provider-unknown");
      return made.code === "provider-rejected" ? ((await late(input)) ?? made) : made;
    },
  };
}

/** Aruba knows its accounts by their address alone: the code by which we know them is made of it, always the same. */
function loginCode(prefix: string, address: string): string {
  const number = createHash("sha256").update(address).digest().readUIntBE(0, 6) % 1_000_000_000;
  return `${prefix}${String(number).padStart(9, "0")}`;
}
