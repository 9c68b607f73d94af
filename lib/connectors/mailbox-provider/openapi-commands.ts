import { day } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { NO_HUB, NO_OPTIONS, otherThanSpace } from "./not-offered";
import { type Casella, casellaShape, mailboxOf, REVOKED_ALREADY } from "./openapi-shapes";
import type { OpenapiVendor } from "./openapi-vendor";
import type { MailboxExtras, MailboxProvider, ProviderMailbox } from "./port";
import { settled } from "./settle";
import { notOffered, type Said } from "./speak";
import { yearsTo } from "./terms";

type Commands = Omit<MailboxProvider, "checkName" | "createMailbox" | "findMailbox">;
const MB_PER_GB = 1024;

/** What is commanded on a mailbox of openapi.com: each time it is read first, and told only what is missing. */
export function openapiCommands({ call, one }: OpenapiVendor, settleMs: number): Commands {
  const path = (id: string, act = "") => `/pec/${encodeURIComponent(id)}${act}`;
  const asMailbox = (found: Said<Casella>): Said<ProviderMailbox> =>
    isRefusal(found) ? found : (mailboxOf(found) ?? refuse("provider-unknown"));
  const read = async (id: string) => asMailbox(await one(id));
  /** The mailbox if it is as wanted, null if not, or if nobody can tell now. */
  const when = (id: string, wanted: (mailbox: ProviderMailbox) => boolean) => async () => {
    const mailbox = await read(id);
    return !isRefusal(mailbox) && wanted(mailbox) ? mailbox : null;
  };
  return {
    async renewMailbox({ providerRef, newExpiry, again = false }) {
      const due = day(newExpiry);
      const isThere = when(providerRef, ({ expiry }) => yearsTo(day(expiry), due) === 0);
      if (again) {
        const came = await settled(settleMs, isThere);
        if (came) return came;
      }
      const known = await read(providerRef);
      if (isRefusal(known)) return known;
      const years = yearsTo(day(known.expiry), due);
      if (isRefusal(years)) return years;
      if (years === 0) return known;
      // A GET that costs money: sent once (transport.ts), and whatever comes of it is read from the expiry.
      const renewed = await call("GET", path(providerRef, `/rinnovo?anni=${years}`), casellaShape);
      if (isRefusal(renewed) && renewed.code !== "provider-unknown") return renewed;
      return (await settled(settleMs, isThere)) ?? refuse("provider-unknown");
    },
    async suspendMailbox({ providerRef }) {
      const known = await read(providerRef);
      return isRefusal(known) || known.state !== "active" ? known : notOffered("suspend");
    },
    async restoreMailbox({ providerRef }) {
      const known = await read(providerRef);
      return isRefusal(known) || known.state === "active" ? known : notOffered("restore");
    },
    async closeMailbox({ providerRef }) {
      const known = await read(providerRef);
      if (isRefusal(known) || known.state === "closed") return known;
      const closed = await call("DELETE", path(providerRef), casellaShape);
      const isOver = isRefusal(closed) && closed.params?.providerCode === REVOKED_ALREADY;
      if (isRefusal(closed) && closed.code !== "provider-unknown" && !isOver) return closed;
      const seen = await settled(
        settleMs,
        when(providerRef, ({ state }) => state === "closed"),
      );
      return seen ?? refuse("provider-unknown");
    },
    async setExtras({ providerRef, extras }) {
      const known = await one(providerRef);
      if (isRefusal(known)) return known;
      const body = spaces(known, extras);
      if (body === null) return notOffered("less-space");
      const set =
        Object.keys(body).length > 0 ? await call("PATCH", path(providerRef, "/modifica"), casellaShape, body) : known;
      if (isRefusal(set)) return set;
      const others = otherThanSpace(extras);
      return others ? notOffered(others) : asMailbox(set);
    },
    ...NO_HUB,
    ...NO_OPTIONS,
    usageOf: async () => null,
    issueProvisionalPassword: async () => notOffered("password"),
  };
}

/** The spaces to be set, in megabytes; null where less than it has is due: the vendor only gives more. */
function spaces(known: Casella, extras: MailboxExtras): Record<string, number> | null {
  const body: Record<string, number> = {};
  for (const [field, gb] of [
    ["spazio_disco", extras.inboxGb],
    ["spazio_storico", extras.archiveGb],
  ] as const) {
    const wanted = Math.ceil(gb) * MB_PER_GB;
    const has = known[field] ?? 0;
    // 0: the plan says nothing of it.
    if (wanted > has) body[field] = wanted;
    else if (wanted > 0 && wanted < has) return null;
  }
  return body;
}
