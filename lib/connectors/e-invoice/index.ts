import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import { folderCarrier } from "./folder";
import { openapiCarrier } from "./openapi-sdi";
import { pecCarrier } from "./pec";
import type { EInvoiceCarrier } from "./port";

export type * from "./port";

const byApi = remembered(openapiCarrier);
const byPec = remembered(pecCarrier);
const byFolder = remembered(folderCarrier);

/** Who carries e-invoices to SdI, as the configuration names it: the sandbox unless something else is set. */
export function eInvoiceCarrier(): EInvoiceCarrier {
  const { eInvoice } = config();
  switch (eInvoice.kind) {
    case "openapi":
      return byApi(eInvoice);
    case "pec":
      return byPec(eInvoice);
    case "folder":
      return byFolder(eInvoice);
  }
}
