import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense, use } from "react";
import { spaceText } from "@/components/mailboxes/space-text";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { usageOf } from "@/lib/mailboxes/exchanges/usage";
import { extrasOfMailbox } from "@/lib/mailboxes/queries/extras";
import type { Policy } from "@/lib/sellers/policy";

/** A live mailbox's space, inbox and archive, with what is used of it once the provider has told: the page does not wait. */
export async function spaceRows(mailbox: Mailbox, policy: Policy): Promise<{ term: string; value: ReactNode }[]> {
  if (mailbox.state !== "active") return [];
  const [t, extras] = await Promise.all([getTranslations("mailboxes.add-ons"), extrasOfMailbox(mailbox, policy)]);
  const told = usageOf(mailbox.providerRef);
  const parts = [
    { term: t("inbox"), gb: extras.inboxGb, used: told.then((usage) => usage?.inboxMb) },
    { term: t("archive"), gb: extras.archiveGb, used: told.then((usage) => usage?.archiveMb) },
  ];
  return parts
    .filter(({ gb }) => gb > 0)
    .map(({ term, gb, used }) => ({
      term,
      value: (
        <Suspense fallback={t("space", { gb })}>
          <Used gb={gb} used={used} />
        </Suspense>
      ),
    }));
}

function Used({ gb, used }: { gb: number; used: Promise<number | undefined> }) {
  const t = useTranslations("mailboxes.add-ons");
  return spaceText(t, useLocale(), { gb, usedMb: use(used) });
}
