import { DocumentDrop, type DropTarget } from "@/components/documents/document-drop";
import css from "@/components/documents/documents.module.css";
import { type DocumentKind, mayBeTurned } from "@/lib/documents/document";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import type { ShownDocument } from "@/lib/documents/queries";
import type { OpenedOrder } from "@/lib/orders/queries";
import { turn } from "./actions";

/** Address of a file for whoever follows the order by its link. */
export const fileHref = ({ seller, token }: Pick<OpenedOrder, "seller" | "token">, fileId: string): string =>
  `/${seller}/api/file/${fileId}?ordine=${token}`;

/** One place to drop a file for each kind of document; what was sent already is shown and can be replaced. */
export function Drops({
  opened,
  kinds,
  documents,
}: {
  opened: OpenedOrder;
  kinds: readonly DocumentKind[];
  documents: readonly ShownDocument[];
}) {
  const { seller, token, policy } = opened;
  const target: DropTarget = {
    url: `/${seller}/api/caricamenti`,
    token,
    accept: ACCEPTED_TYPES,
    maxMb: policy.identity.maxUploadMb,
  };
  return (
    <div className={css.drops}>
      {kinds.map((kind) => {
        const sent = documents.find((each) => each.kind === kind && each.state !== "rejected");
        const current = sent && {
          href: fileHref(opened, sent.fileId),
          type: sent.contentType,
          pages: sent.pages,
          ...(mayBeTurned(sent) ? { turn: { action: turn.bind(null, seller, token), documentId: sent.id } } : {}),
        };
        return <DocumentDrop key={kind} kind={kind} target={target} {...(current ? { current } : {})} />;
      })}
    </div>
  );
}
