"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type FormAction, FormShell, RadioField } from "@/components/ui/form";
import { holderFormSchema } from "@/lib/orders/form-schema";
import type { DescribedKind } from "@/lib/orders/schema";
import { BillingFields } from "./billing-fields";
import { CompanyFields, ContactFields, PersonFields } from "./holder-fields";
import { JudgeOnLeave } from "./judge-on-leave";
import css from "./purchase.module.css";

/** The schema as `FormShell` takes it: a form's values are whatever its fields hold. */
type FormSchema = NonNullable<Parameters<typeof FormShell>[0]["schema"]>;

type Props = { action: FormAction; kinds: DescribedKind[]; values: Record<string, unknown> };

/** Who the mailbox will belong to, how to reach them, to whom the invoice goes. */
export function HolderForm({ action, kinds, values }: Props) {
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
        <Questions kinds={kinds} />
      </JudgeOnLeave>
    </FormShell>
  );
}

function Questions({ kinds }: { kinds: DescribedKind[] }) {
  const t = useTranslations("purchase.holder");
  const kind: unknown = useWatch({ name: "holder.kind" });
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
      {kind === "company" ? <CompanyFields /> : <PersonFields legend={t("who")} vat={kind === "professional"} />}
      <ContactFields company={kind === "company"} />
      <BillingFields />
    </>
  );
}
