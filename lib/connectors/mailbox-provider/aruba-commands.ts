import { day, isoDay } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { today } from "@/lib/platform/clock";
import { type Account, accountShape, mailboxOf } from "./aruba-shapes";
import { ACCOUNTS, type ArubaCall } from "./aruba-vendor";
import { NO_HUB, NO_OPTIONS, otherThanSpace } from "./not-offered";
import type { Change, MailboxProvider, ProviderMailbox } from "./port";
import { settled } from "./settle";
import { notOffered, rejected, type Said } from "./speak";
import { yearsTo } from "./terms";

type Commands = Omit<MailboxProvider, "checkName" | "createMailbox" | "findMailbox">;
const MOST_YEARS = 5;
const MB_PER_GB = 1024;

const closed = (address: string): ProviderMailbox => ({
  ...{ providerRef: address, userId: address, address },
  state: "closed",
  expiry: isoDay(today()),
});

/** What is commanded on an account of Aruba: each time it is read first, and told only what is missing. */
export function arubaCommands(
  call: ArubaCall,
  info: (name: string) => Promise<Said<Account>>,
  settleMs: number,
): Commands {
  const asMailbox = (found: Said<Account>): Said<ProviderMailbox> =>
    isRefusal(found) ? found : (mailboxOf(found) ?? refuse("provider-unknown"));
  const read = async (name: string) => asMailbox(await info(name));
  type Wanted = (mailbox: ProviderMailbox) => boolean;
  const when = (name: string, wanted: Wanted) => async () => {
    const mailbox = await read(name);
    return !isRefusal(mailbox) && wanted(mailbox) ? mailbox : null;
  };
  /** Tells it once, and looks whether it came to be, answered or not. */
  const bring = async (name: string, act: string, body: object, wanted: Wanted): Change<ProviderMailbox> => {
    const told = await call("POST", `${ACCOUNTS}/${act}`, accountShape, { name, ...body });
    if (isRefusal(told) && told.code !== "provider-unknown") return told;
    return (await settled(settleMs, when(name, wanted))) ?? refuse("provider-unknown");
  };
  const become = async (name: string, state: ProviderMailbox["state"], act: string) => {
    const known = await read(name);
    if (isRefusal(known) || known.state === state) return known;
    return bring(name, act, {}, (mailbox) => mailbox.state === state);
  };
  return {
    ...NO_HUB,
    ...NO_OPTIONS,
    async renewMailbox({ providerRef: name, newExpiry, again = false }) {
      const due = day(newExpiry);
      const isThere: Wanted = ({ expiry }) => yearsTo(day(expiry), due) === 0;
      if (again) {
        const came = await settled(settleMs, when(name, isThere));
        if (came) return came;
      }
      const known = await read(name);
      if (isRefusal(known)) return known;
      const years = yearsTo(day(known.expiry), due);
      if (isRefusal(years)) return years;
      if (years === 0) return known;
      if (years > MOST_YEARS) return rejected("term-not-offered");
      return bring(name, "renew", { renewalData: { type: "S", duration: years } }, isThere);
    },
    suspendMailbox: ({ providerRef }) => become(providerRef, "suspended", "suspend"),
    restoreMailbox: ({ providerRef }) => become(providerRef, "active", "suspend-undo"),
    async closeMailbox({ providerRef: name }) {
      const known = await read(name);
      // Aruba tells no more of an account that was closed: one that we know of and that isn't there is.
      if (isRefusal(known)) return known.code === "provider-rejected" ? closed(name) : known;
      const told = await call("POST", `${ACCOUNTS}/cancellation`, accountShape, { name, type: "I" });
      if (isRefusal(told) && told.code !== "provider-unknown") return told;
      const gone = async () => {
        const now = await read(name);
        const isGone = isRefusal(now) ? now.code === "provider-rejected" : now.state === "closed";
        return isGone ? { ...known, state: "closed" as const } : null;
      };
      return (await settled(settleMs, gone)) ?? refuse("provider-unknown");
    },
    async setExtras({ providerRef: name, extras }) {
      const known = await info(name);
      if (isRefusal(known)) return known;
      const base = (type: string) => known.quotas?.find((quota) => quota.type === type)?.base ?? 0;
      const sizes = {
        inboxExtra: Math.max(0, Math.ceil(extras.inboxGb) - base("INBOX")),
        archiveExtra: Math.max(0, Math.ceil(extras.archiveGb) - base("ARCHIVIO")),
      };
      // The whole of what it has, so that saying it twice changes nothing.
      const set = await call("POST", `${ACCOUNTS}/extraSize`, accountShape, { name, ...sizes, applyImmediately: "S" });
      if (isRefusal(set)) return set;
      const others = otherThanSpace(extras);
      return others ? notOffered(others) : asMailbox(set);
    },
    async usageOf(name) {
      const found = await info(name);
      if (isRefusal(found)) return found.code === "provider-rejected" ? null : refuse("provider-unavailable");
      const used = (type: string) => found.quotas?.find((quota) => quota.type === type)?.used;
      const [inbox, archive] = [used("INBOX"), used("ARCHIVIO")];
      if (typeof inbox !== "number") return null;
      return { inboxMb: inbox * MB_PER_GB, archiveMb: (archive ?? 0) * MB_PER_GB, sends: null };
    },
    issueProvisionalPassword: async () => notOffered("password"),
  };
}
