import Link from "next/link";
import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { Identity } from "@/lib/documents/identity";
import type { Day } from "@/lib/kernel/day";
import type { Holder } from "@/lib/orders/schema";
import css from "./documents.module.css";
import { useHolderFacts, useIdentityFacts } from "./holder-facts";

type Props = {
  holder: Holder;
  /** What was written of the identity document, once it was; on which day that is read. */
  identity: Identity | null;
  on: Day;
  /** Where a wrong datum is put right: its step while the order is a draft, whom to tell afterwards. */
  wrong: { href: string; label: "correct" | "tell" };
};

/** Beside the previews of what is sent: what it must say, as the staff will read it. */
export function ToMatch({ holder, identity, on, wrong }: Props) {
  const t = useTranslations("documents.to-match");
  const facts = [...useHolderFacts(holder), ...useIdentityFacts(identity, on)];
  return (
    <div className={css.toMatch}>
      <h2>{t("title")}</h2>
      <p>{t("hint")}</p>
      <DescriptionList items={facts} />
      <p>
        <Link href={wrong.href}>{t(wrong.label)}</Link>
      </p>
    </div>
  );
}
