import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { AgreementForm, type AgreementValues } from "@/components/agreements/agreement-form";
import { Page, PageTitle } from "@/components/ui/page";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { inLocale } from "@/lib/i18n/locales";
import type { Policy } from "@/lib/sellers/policy";
import { save } from "./actions";

type Props = { seller: string; policy: Policy; title: string; back: string; values: AgreementValues };

/** The form of an agreement, new or known. */
export async function AgreementFormPage({ seller, policy, title, back, values }: Props) {
  const [t, locale] = await Promise.all([getTranslations("agreements.desk"), getLocale()]);
  const planNames = Object.fromEntries(policy.catalogue.plans.map(({ code, name }) => [code, inLocale(name, locale)]));
  const upload = { url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb };
  return (
    <Page>
      <Link href={back} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{title}</PageTitle>
      <AgreementForm
        action={save.bind(null, seller)}
        values={values}
        upload={upload}
        planNames={planNames}
        delegation={policy.identity.delegation}
      />
    </Page>
  );
}
