import { Text } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { Countdown } from "@/components/ui/countdown";
import { LinkedButton } from "@/components/ui/linked-button";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { formatInstant } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import type { OpenedStep } from "../open-step";
import { noneFree } from "./answers";

/** What came of the last check: a name held and until when, a hold that lapsed, none free, or nobody to ask. */
export async function NamesOutcome({ at, suggested }: { at: OpenedStep; suggested: boolean }) {
  const t = await getTranslations("names");
  const { held, choices } = at.draft;
  const address = held ? `${held.localPart}@${held.domain}` : "";
  if (held?.lapsed)
    return (
      <Callout kind="warning" title={t("lapsed.title", { address })}>
        {t("lapsed.text")}
      </Callout>
    );
  if (held) {
    const [day = "", time = ""] = formatInstant(held.until).split(", ");
    const secondsLeft = Math.floor(held.until.since(now()).total("seconds"));
    return (
      <Callout kind="good" title={t("held.title", { address })}>
        <Text>
          <strong>{t("held.until", { day, time })}</strong> (<Countdown secondsLeft={secondsLeft} />)
        </Text>
        <Text my="sm">{t("held.end")}</Text>
        <LinkedButton href={at.base}>{t("continue")}</LinkedButton>
      </Callout>
    );
  }
  if (choices.some(({ answer }) => answer === "unavailable"))
    return (
      <Callout kind="warning" title={t("outage.title")}>
        <Text mb="sm">{t("outage.text")}</Text>
        <RefreshSoon label={t("outage.refresh")} />
      </Callout>
    );
  if (noneFree(at.draft))
    return (
      <Callout kind="warning" title={t("none.title")}>
        {t(suggested ? "none.text" : "none.no-suggestions")}
      </Callout>
    );
  return null;
}
