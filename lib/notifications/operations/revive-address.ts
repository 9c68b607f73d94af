import { refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { addNote } from "@/lib/staff/store";
import { reviveAddressInput } from "../schema";
import { addressOfCustomer, revive } from "../store/dead-addresses";

/**
 * Reminders are mailed again to an address of a customer at which no mail arrived: somebody has made sure of it, and says
 * how. It stands on the customer's file as a note. Should a mail come back once more, the address is marked anew. Refuses
 * `address-not-dead` (revived meanwhile, or not the customer's).
 */
export const reviveAddress = operation({
  act: "revive-address",
  input: reviveAddressInput,
  may: staffWith("revive-addresses"),
  audit: ({ customerId, reason }) => ({ customerId, reason }),
  run: async (tx, { customerId, email, reason }, context) => {
    const isTheirs = await addressOfCustomer(tx, context.seller, customerId, email);
    if (!isTheirs || !(await revive(tx, context.seller, email))) return refuse("address-not-dead");
    await addNote(tx, context, customerId, `${email}: ${reason}`);
    return { customerId };
  },
});
