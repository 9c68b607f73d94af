import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form";
import { StateBadge } from "@/components/ui/state-badge";
import { deviceName } from "@/lib/customers/device-name";
import { formatInstant, type Instant } from "@/lib/kernel/day";
import { EndOtherSessionsForm, EndSessionForm } from "./session-forms";

type Session = { id: string; since: Instant; userAgent: string; current: boolean };
type Props = { sessions: Session[]; end: FormAction; endOthers: FormAction };

/** The devices somebody is signed in with, each with its way out. */
export function SessionList({ sessions, end, endOthers }: Props) {
  const t = useTranslations("account.sessions");
  const current = sessions.find((session) => session.current);
  return (
    <>
      <Text mb="md">{t("lead")}</Text>
      <ul style={{ listStyle: "none", padding: 0 }}>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} end={end} />
        ))}
      </ul>
      {current && sessions.length > 1 && <EndOtherSessionsForm action={endOthers} current={current.id} />}
    </>
  );
}

function SessionLine({ session, end }: { session: Session; end: FormAction }) {
  const t = useTranslations("account.sessions");
  const named = deviceName(session.userAgent);
  const device = named ? t("device", named) : t("unknown");
  const at = formatInstant(session.since);
  return (
    <li style={{ marginBottom: "1.25rem" }}>
      <Text fw={600}>{device}</Text>
      <Text size="sm" c="dimmed">
        {t("since", { at })}
      </Text>
      {session.current ? (
        <StateBadge tone="good">{t("here")}</StateBadge>
      ) : (
        <EndSessionForm action={end} sessionId={session.id} label={t("end-of", { device, at })} />
      )}
    </li>
  );
}
