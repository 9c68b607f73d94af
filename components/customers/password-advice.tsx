import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { type Day, formatDay } from "@/lib/kernel/day";

/** For somebody whose password is old: why it should be changed, and where. */
export function PasswordAdvice({ seller, setOn, expiresOn }: { seller: string; setOn: Day; expiresOn: Day | null }) {
  const t = useTranslations("access.advice");
  return (
    <Callout kind="warning" title={t("title")}>
      <Text>
        {t("text", { day: formatDay(setOn) })} {expiresOn && t("expires", { expiry: formatDay(expiresOn) })}
      </Text>
      <Link href={`/${seller}/profilo#password`}>{t("do")}</Link>
    </Callout>
  );
}
