import { config } from "./config";
import { type LinkPurpose, tokenOf } from "./links";

/** Where each private link leads. */
const PAGE: Record<LinkPurpose, string> = {
  "confirm-email": "conferma",
  "reset-password": "recupero",
  order: "ordine",
  credentials: "credenziali",
  renewal: "rinnova",
  "no-renewal": "non-rinnovo",
  request: "richiesta",
  "change-email": "conferma/indirizzo",
  "undo-email": "conferma/annulla",
  company: "azienda",
  revoke: "revoca",
};

/** The address of a page of a seller's shop, as mails carry it. */
export const pageUrl = (seller: string, path: string): string => `${config().appUrl}/${seller}/${path}`;

/** The address of a private link; its token exists only in it. */
export const linkUrl = (seller: string, purpose: LinkPurpose, linkId: string): string =>
  pageUrl(seller, `${PAGE[purpose]}/${tokenOf(seller, purpose, linkId)}`);
