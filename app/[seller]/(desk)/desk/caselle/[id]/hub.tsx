import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { HubPlaces } from "@/components/hub/hub-places";
import { LiteList } from "@/components/hub/lite-list";
import { WatchedList } from "@/components/hub/watched-list";
import { Section } from "@/components/ui/page";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { watchingOf } from "@/lib/mailboxes/exchanges/hub";
import { hubInWords } from "@/lib/mailboxes/hub";
import { hubPanel } from "@/lib/mailboxes/queries/hub";
import type { Policy } from "@/lib/sellers/policy";

/** What the staff see of a HUB, and of the HUB a Lite mailbox is under; nothing for other mailboxes. */
export async function DeskHub({ mailbox, policy }: { mailbox: Mailbox; policy: Policy }) {
  const [t, panel] = await Promise.all([getTranslations("hub"), hubPanel(mailbox, policy)]);
  const base = `/${mailbox.sellerId}/desk/caselle`;
  if (mailbox.hubId)
    return (
      <Section title={t("desk.hub")}>
        <p>
          {t("part-of")} <Link href={`${base}/${mailbox.hubId}`}>{t("desk.open")}</Link>
        </p>
      </Section>
    );
  if (!panel) return null;
  const { lites, watches } = hubInWords(panel, await watchingOf(mailbox.providerRef));
  return (
    <>
      <Section title={t("desk.lite")}>
        <HubPlaces watched={panel.watched} lite={panel.lite} />
        <LiteList lites={lites} href={(id) => `${base}/${id}`} />
      </Section>
      <Section title={t("desk.watched")}>
        <WatchedList rows={watches} />
      </Section>
    </>
  );
}
