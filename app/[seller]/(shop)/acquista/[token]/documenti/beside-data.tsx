import type { ReactNode } from "react";
import { ToMatch } from "@/components/documents/to-match";
import type { PapersView } from "@/lib/documents/queries";
import type { OpenedOrder } from "@/lib/orders/queries";
import { today } from "@/lib/platform/clock";

type Props = { opened: OpenedOrder; view: PapersView; children: ReactNode };

/** What was sent of an order, beside what it must say; alone when there is nothing left to compare. */
export function BesideData({ opened, view: { holder, identity, documents }, children }: Props) {
  if (!holder || !documents.some(({ deleted }) => !deleted)) return children;
  return (
    <div className="question-with-aside">
      <div>{children}</div>
      <aside className="question-aside">
        <ToMatch
          holder={holder}
          identity={identity}
          on={today()}
          wrong={{ href: `/${opened.seller}/contatti`, label: "tell" }}
        />
      </aside>
    </div>
  );
}
