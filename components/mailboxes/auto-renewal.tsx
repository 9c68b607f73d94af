import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { type Day, formatDay } from "@/lib/kernel/day";
import { NoticeForm } from "./notice-form";

type Props = {
  mailboxId: string;
  /** Last day for a notice, and the day one was received. */
  last: Day;
  noticeOn: Day | null;
  /** Null when it is too late for the viewer to give one. */
  action: FormAction | null;
  staff?: boolean;
};

/** A term that renews itself: until when notice can be given, or that it was. */
export function AutoRenewal({ mailboxId, last, noticeOn, action, staff = false }: Props) {
  const t = useTranslations("mailboxes.notice");
  const day = formatDay(last);
  return (
    <Section title={t("title")}>
      {noticeOn ? (
        <Text>{t("given", { on: formatDay(noticeOn) })}</Text>
      ) : (
        <>
          <Text mb="md">{t(action ? "text" : "late", { last: day })}</Text>
          {action && <NoticeForm action={action} mailboxId={mailboxId} staff={staff} />}
        </>
      )}
    </Section>
  );
}
