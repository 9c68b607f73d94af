import { getTranslations } from "next-intl/server";
import { AdoptForm } from "@/components/purchase/adopt-form";
import { LinkedButton } from "@/components/ui/linked-button";
import { Section } from "@/components/ui/page";
import type { OpenedOrder } from "@/lib/orders/queries";
import { isStaff } from "@/lib/platform/actor";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { adopt } from "./actions";

/** An order bought without an account: the way to have it, and its mailbox, in an account of one's own. */
export async function IntoAccount({ opened }: { opened: OpenedOrder }) {
  const { seller, token, order } = opened;
  if (order.userId || !order.placedAt) return null;
  const [t, viewer] = await Promise.all([getTranslations("purchase.adopt"), currentViewer(seller)]);
  if (isStaff(actorOf(viewer))) return null;
  return (
    <Section title={t("title")}>
      <p>{t("text")}</p>
      {viewer.kind === "user" ? (
        <AdoptForm action={adopt.bind(null, seller)} token={token} />
      ) : (
        <div className="page-actions">
          <LinkedButton href={`/${seller}/iscriviti?ordine=${token}`} variant="default">
            {t("sign-up")}
          </LinkedButton>
          <LinkedButton href={`/${seller}/accedi?next=/${seller}/ordine/${token}`} variant="default">
            {t("sign-in")}
          </LinkedButton>
        </div>
      )}
    </Section>
  );
}
