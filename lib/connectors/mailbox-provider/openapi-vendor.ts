import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { epochMs } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { type Access, tokens } from "../openapi-tokens";
import { type Casella, casellaShape, codeOf, listShape, NOTHING, progressOf } from "./openapi-shapes";
import type { ChangeRefusal, CreateMailbox } from "./port";
import { isSince, type Said, speaker } from "./speak";

export interface OpenapiPecSettings {
  /** "https://pec.openapi.it". */
  baseUrl: string;
  access: Access;
  /** Milliseconds before an answer is given up; default 20000. */
  timeoutMs?: number;
  /** Milliseconds within which a request whose answer was lost shows, if it was received. */
  settleMs: number;
}

const HOST = "pec.openapi.it";
const SCOPES = [
  `GET:${HOST}/verifica_pec`,
  ...["GET", "POST", "PATCH", "DELETE"].map((method) => `${method}:${HOST}/pec`),
];
export type OpenapiVendor = ReturnType<typeof openapiVendor>;

/** What the account has: the only way to know whether something was done. */
export function openapiVendor({ baseUrl, access, timeoutMs = 20_000 }: OpenapiPecSettings) {
  const bearer = tokens(access, SCOPES, timeoutMs);
  const call = speaker({
    vendor: "openapi",
    baseUrl,
    timeoutMs,
    token: () => bearer.get(),
    forgetToken: () => bearer.forget(),
    codeOf,
  });
  /** Refuses `provider-rejected` with the vendor's number when it has no such mailbox. */
  const one = (id: string): Promise<Said<Casella>> => call("GET", `/pec/${encodeURIComponent(id)}`, casellaShape);
  /** Whatever was ever registered under an address, newest first; there is no search, so the whole list is read. */
  const byAddress = async (address: string): Promise<Said<Casella[]>> => {
    const list = await call("GET", "/pec", listShape);
    if (isRefusal(list)) return isNothing(list) ? [] : list;
    const wanted = list.filter(({ casella_pec }) => casella_pec.toLowerCase() === address.toLowerCase());
    const found: Casella[] = [];
    for (const { id } of wanted) {
      const read = await one(id);
      if (isRefusal(read)) return read;
      found.push(read);
    }
    return found.sort((a, b) => registered(b) - registered(a));
  };
  /**
   * The registration this very order made, if it did. Refuses `name-taken` for another holder's or an older one that
   * lives, `provider-unknown` when it is in a state nobody here knows.
   */
  const ours = async (input: CreateMailbox): Promise<Outcome<Casella | null, ChangeRefusal | "name-taken">> => {
    const found = await byAddress(input.address);
    if (isRefusal(found)) return found.code === "provider-rejected" ? refuse("provider-unknown") : found;
    for (const each of found) {
      const progress = progressOf(each);
      if (progress === null) {
        log.warn({ vendor: "openapi", ref: each.id }, "a mailbox is in an unknown state at the provider");
        return refuse("provider-unknown");
      }
      if (isSince(registered(each) * 1000, input.since) && isOf(each, input)) return each;
      if (progress !== "over" && progress !== "annulled") return refuse("name-taken");
    }
    return null;
  };
  return { call, one, byAddress, ours };
}

/** A registration without its time is taken for this very second's: the holder decides. */
const registered = ({ timestamp }: Casella): number => timestamp?.registrazione ?? epochMs() / 1000;

function isOf({ cf_piva_titolare, codice_fiscale_richiedente }: Casella, { holder }: CreateMailbox): boolean {
  const codes = [holder.taxCode, ...(holder.details?.body ? [] : [holder.details?.personTaxCode])];
  const told = [cf_piva_titolare || codice_fiscale_richiedente].map((code) => code?.toUpperCase());
  return codes.some((code) => code !== undefined && told.includes(code.toUpperCase()));
}

const isNothing = (said: { code: string; params?: Record<string, string | number> }): boolean =>
  said.code === "provider-rejected" && NOTHING.includes(String(said.params?.providerCode));
