import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import type { Policy } from "@/lib/sellers/policy";

type Mail = Policy["service"]["mail"];

/** What a mail program asks for, as the seller's provider wants it; `setUp` leads to the ready-made settings. */
export function MailParameters({ mail, setUp }: { mail: Mail; setUp?: string }) {
  const t = useTranslations("shop.help.mail");
  const server = (kind: "imap" | "pop" | "smtp") => {
    const found = mail[kind];
    if (!found) return null;
    const security = found.security === "ssl" ? "SSL/TLS" : "STARTTLS";
    return t("server", { host: found.host, port: String(found.port), security });
  };
  return (
    <Section title={t("title")}>
      <DescriptionList
        items={[
          { term: t("webmail"), value: <Anchor href={mail.webmail}>{mail.webmail}</Anchor> },
          { term: t("imap"), value: server("imap") },
          { term: t("pop"), value: server("pop") },
          { term: t("smtp"), value: server("smtp") },
          { term: t("login"), value: t("login-text") },
        ]}
      />
      {setUp && (
        <p>
          <Link href={setUp}>{t("set-up")}</Link>
        </p>
      )}
    </Section>
  );
}
