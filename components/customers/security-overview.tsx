import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import { type Day, formatDay } from "@/lib/kernel/day";

type Props = {
  seller: string;
  email: string;
  view: {
    password: { setOn: Day; expiresOn: Day | null };
    secondFactor: { on: boolean; may: boolean; codesLeft: number };
    question: "none" | "set" | "cancelled";
  };
  asksQuestions: boolean;
};

/** What one's access rests on, each with the page where it is changed. */
export function SecurityOverview({ seller, email, view: { password, secondFactor, question }, asksQuestions }: Props) {
  const t = useTranslations("access.overview");
  const days = { day: formatDay(password.setOn), expiry: password.expiresOn ? formatDay(password.expiresOn) : "" };
  const line = (text: string, page: string, label: string) => (
    <>
      {text}{" "}
      <Text component="span" ml="xs">
        <Link href={`/${seller}/profilo/${page}`}>{label}</Link>
      </Text>
    </>
  );
  const codes = secondFactor.on ? `${t("on")}, ${t("codes-left", { count: secondFactor.codesLeft })}` : t("off");
  return (
    <Section title={t("title")}>
      <DescriptionList
        items={[
          { term: t("email"), value: line(email, "email", t("email-change")) },
          { term: t("password"), value: t(password.expiresOn ? "password-expires" : "password-set", days) },
          ...(secondFactor.may || secondFactor.on
            ? [
                {
                  term: t("second-factor"),
                  value: line(codes, "due-passaggi", t(secondFactor.on ? "manage" : "turn-on")),
                },
              ]
            : []),
          ...(asksQuestions
            ? [
                {
                  term: t("question"),
                  value: line(t(`question-${question}`), "domanda", t(question === "set" ? "change" : "set")),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
