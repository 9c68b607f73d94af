import { readCert } from "@/lib/contracts/signature/cms/read-cms";
import type { TrustList } from "@/lib/contracts/signature/verify-signature";
import type { Holder } from "./signatures-authority";
import { cmsOf, type Making } from "./signatures-cms";

export {
  authority,
  type CertificateFacts,
  type Holder,
  type KeyKind,
  signerOf,
} from "./signatures-authority";
export type { Making } from "./signatures-cms";
export { type PdfMaking, signPdf } from "./signatures-pdf";

const listed = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);

/** A .p7m with the content inside, DER, by one signer or several. */
export const signAttached = (content: Uint8Array, by: Holder | readonly Holder[], making: Making = {}) =>
  cmsOf([content], listed(by), { ...making, attached: true });

/** A .p7s: the content stands elsewhere. */
export const signDetached = (content: Uint8Array, by: Holder | readonly Holder[], making: Making = {}) =>
  cmsOf([content], listed(by), { ...making, attached: false });

/** A trust list that believes these authorities at any time. */
export const trusting = (...authorities: Holder[]): TrustList => ({
  anchors: authorities.map(({ der }) => ({ cert: readCert(der), service: "any", granted: () => true })),
});
