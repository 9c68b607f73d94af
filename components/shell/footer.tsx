import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { inLocale } from "@/lib/i18n/locales";
import type { Policy } from "@/lib/sellers/policy";
import css from "./shell.module.css";

type Props = {
  seller: string;
  policy: Pick<Policy, "brand" | "identity">;
  /** The reseller whose customer looks, and where it is asked for help. */
  helper?: { name: string; email: string };
};

/** Who sells, how to reach them, what is signed: one click away on every page of a seller. */
export function Footer({ seller, policy: { brand, identity }, helper }: Props) {
  const t = useTranslations("shell.footer");
  const locale = useLocale();
  return (
    <footer className={css.footer}>
      <div className={css.footerInside}>
        <nav aria-label={t("label")}>
          <ul className={css.links}>
            {identity.terms.map(({ code, title }) => (
              <li key={code}>
                <Link href={`/${seller}/condizioni/${code}`}>{inLocale(title, locale)}</Link>
              </li>
            ))}
            <li>
              <Link href={`/${seller}/contatti`}>{t("contacts")}</Link>
            </li>
          </ul>
        </nav>
        {helper && (
          <p>
            {t("helper", { name: helper.name })}{" "}
            <Anchor href={`mailto:${helper.email}`} underline="always" inherit>
              {helper.email}
            </Anchor>
          </p>
        )}
        <p>
          {brand.legalName} · {brand.address}
          {brand.vatNumber ? ` · ${t("vat", { number: brand.vatNumber })}` : ""}
        </p>
      </div>
    </footer>
  );
}
