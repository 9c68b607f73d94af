import { isRefusal } from "@/lib/kernel/refusal";
import type { Change, MailboxProvider, ProviderMailbox } from "./port";

/**
 * Sends every command to the vendor that holds the mailbox, which its reference names ("openapi:6040…"), and what is not
 * yet anybody's to the vendor `chosen`: a seller may change vendor, the mailboxes it has stay where they are.
 */
export function byVendor<Vendor extends string>(
  of: Record<"own" | Vendor, () => MailboxProvider>,
  chosen: "own" | Vendor,
): MailboxProvider {
  const mark = (vendor: string, ref: string) => (vendor === "own" ? ref : `${vendor}:${ref}`);
  const holder = (providerRef: string) => {
    const at = providerRef.indexOf(":");
    const vendor = at > 0 ? providerRef.slice(0, at) : "own";
    return vendor !== "own" && vendor in of
      ? { vendor: vendor as Vendor, ref: providerRef.slice(at + 1) }
      : { vendor: "own" as const, ref: providerRef };
  };
  const pass = <Input extends { providerRef: string }, T>(
    input: Input,
    ask: (provider: MailboxProvider, input: Input) => T,
  ): T => {
    const { vendor, ref } = holder(input.providerRef);
    return ask(of[vendor](), { ...input, providerRef: ref });
  };
  /** The same for acts that answer with the mailbox: its reference is marked again. */
  const act = async <Input extends { providerRef: string }>(
    input: Input,
    ask: (provider: MailboxProvider, input: Input) => Change<ProviderMailbox>,
  ): Change<ProviderMailbox> => {
    const answer = await pass(input, ask);
    return isRefusal(answer) ? answer : { ...answer, providerRef: input.providerRef };
  };
  return {
    checkName: (address) => of[chosen]().checkName(address),
    async createMailbox(input) {
      const made = await of[chosen]().createMailbox(input);
      return isRefusal(made) ? made : { ...made, providerRef: mark(chosen, made.providerRef) };
    },
    async findMailbox(by) {
      const found = await of[chosen]().findMailbox(by);
      return isRefusal(found) || !found ? found : { ...found, providerRef: mark(chosen, found.providerRef) };
    },
    renewMailbox: (input) => act(input, (provider, given) => provider.renewMailbox(given)),
    suspendMailbox: (input) => act(input, (provider, given) => provider.suspendMailbox(given)),
    restoreMailbox: (input) => act(input, (provider, given) => provider.restoreMailbox(given)),
    closeMailbox: (input) => act(input, (provider, given) => provider.closeMailbox(given)),
    setExtras: (input) => act(input, (provider, given) => provider.setExtras(given)),
    setOptions: (input) => act(input, (provider, given) => provider.setOptions(given)),
    unwatchMailbox: (input) => act(input, (provider, given) => provider.unwatchMailbox(given)),
    watchMailbox: (input) => pass(input, (provider, given) => provider.watchMailbox(given)),
    issueProvisionalPassword: (input) => pass(input, (provider, given) => provider.issueProvisionalPassword(given)),
    usageOf: (providerRef) => pass({ providerRef }, (provider, given) => provider.usageOf(given.providerRef)),
    watchedBy: (providerRef) => pass({ providerRef }, (provider, given) => provider.watchedBy(given.providerRef)),
  };
}
