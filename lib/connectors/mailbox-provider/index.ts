import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import { arubaProvider } from "./aruba";
import { byVendor } from "./by-vendor";
import { httpProvider } from "./http";
import { openapiProvider } from "./openapi";
import type { MailboxProvider } from "./port";

export type * from "./port";

const own = remembered(httpProvider);
const openapi = remembered(openapiProvider);
const aruba = remembered(arubaProvider);

const VENDORS = {
  own: () => own(config().provider),
  openapi: () => openapi(config().openapiPec),
  aruba: () => aruba(config().arubaPec),
};

/**
 * The mailbox providers, each at its sandbox unless its keys are configured. `vendor`: which one a seller's policy names
 * for what is new; mailboxes that exist are commanded where they are.
 */
export const mailboxProvider = (vendor: keyof typeof VENDORS = "own"): MailboxProvider => byVendor(VENDORS, vendor);
