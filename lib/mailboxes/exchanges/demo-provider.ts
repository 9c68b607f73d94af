import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SEED_FILE } from "@/lib/connectors/mailbox-provider/sandbox-import";
import { sandboxRef } from "@/lib/connectors/mailbox-provider/sandbox-state";
import { config } from "@/lib/platform/config";

/** A mailbox of the demo as the pretend provider takes it in. `expiry` "YYYY-MM-DD". */
export interface DemoMailbox {
  userId: string;
  address: string;
  plan: string;
  /** Its holder's codice fiscale or VAT number. */
  taxCode: string;
  expiry: string;
  state: "active" | "suspended" | "closed";
}

/** The reference that the pretend provider gives to an address. */
export const demoRef = (address: string): string => sandboxRef(address);

/** Leaves the demo's mailboxes where the sandbox finds them when it starts; it keeps those it already knows. */
export function tellSandbox(mailboxes: readonly DemoMailbox[]): void {
  const file = join(config().dataDir, "sandbox", SEED_FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ mailboxes }), { mode: 0o600 });
}
