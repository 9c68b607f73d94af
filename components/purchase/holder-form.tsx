"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type Choice, type FormAction, FormShell, RadioField } from "@/components/ui/form";
import { holderFormSchema } from "@/lib/orders/form-schema";
import type { HolderKind } from "@/lib/sellers/policy/common";
import type { DocumentKind } from "@/lib/sellers/policy/identity";
import { BillingFields } from "./billing-fields";
import { ContactFields } from "./holder-fields";
import { JudgeOnLeave } from "./judge-on-leave";
import { KindFields } from "./kind-fields";
import { KindNeeds } from "./needs";
import css from "./purchase.module.css";

/** The schema as `FormShell` takes it: a form's values are whatever its fields hold. */
type FormSchema = NonNullable<Parameters<typeof FormShell>[0]["schema"]>;

interface Asking {
  /** Kinds of holder the seller serves with this plan; one alone is not asked. */
  kinds: HolderKind[];
  /** Documents asked of each kind, said before they are looked for. */
  documents: Partial<Record<HolderKind, DocumentKind[]>>;
  /** Countries abroad; none: nobody from abroad is served. */
  countries: Choice[];
  /** Days in which a company being formed supplies its numbers. */
  formationDays: number;
}

type Props = Asking & { action: FormAction; values: Record<string, unknown> };

/** Who the mailbox will belong to, how to reach them, to whom the invoice goes. */
export function HolderForm({ action, values, ...asking }: Props) {
  const common = useTranslations("common");
  return (
    <FormShell
      action={action}
      namespace="purchase"
      schema={holderFormSchema as unknown as FormSchema}
      defaultValues={values}
      submitLabel={common("continue")}
    >
      <JudgeOnLeave>
        <Questions {...asking} />
      </JudgeOnLeave>
    </FormShell>
  );
}

function Questions({ kinds, documents, countries, formationDays }: Asking) {
  const t = useTranslations("purchase.holder");
  const chosen: unknown = useWatch({ name: "holder.kind" });
  const kind = kinds.find((each) => each === chosen) ?? kinds[0];
  if (!kind) return null;
  const foreign = kind.startsWith("foreign-");
  const human = kind === "person" || kind === "professional" || kind === "foreign-person";
  return (
    <>
      <div className={css.kinds}>
        <RadioField
          name="holder.kind"
          label={t("kind")}
          choices={kinds.map((each) => ({
            value: each,
            label: t(`kinds.${each}`),
            description: t(`kind-hints.${each}`),
          }))}
        />
      </div>
      <KindNeeds documents={documents[kind] ?? []} />
      <KindFields key={kind} kind={kind} formationDays={formationDays} />
      <ContactFields
        key={foreign ? "abroad" : "italy"}
        legend={t(human ? "address-person" : "address-company")}
        countries={foreign ? countries : undefined}
      />
      <BillingFields kind={kind} countries={countries} />
    </>
  );
}
