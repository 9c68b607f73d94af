import { DOCUMENT_KINDS, type DocumentKind, isDocumentKind } from "./document";

/** The kinds of document among some texts, in the order of DOCUMENT_KINDS. */
export const documentKinds = (texts: readonly string[]): DocumentKind[] => {
  const known = texts.filter(isDocumentKind);
  return DOCUMENT_KINDS.filter((kind) => known.includes(kind));
};
