"use client";
import { useTranslations } from "next-intl";
import { IdentityFields } from "@/components/documents/identity-fields";
import { DateField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import type { Identity } from "@/lib/documents/identity";
import { Group } from "./holder-fields";
import css from "./purchase.module.css";

type Props = {
  action: FormAction;
  orderId: string;
  identity: Identity | null;
  /** Now, as the form proposes it: "YYYY-MM-DD" and "HH:MM". */
  arrived: { on: string; at: string };
};

/** What stands on the identity document in the envelope, and when the envelope came. */
export function PapersTaken({ action, orderId, identity, arrived }: Props) {
  const t = useTranslations("paper.desk");
  return (
    <FormShell
      action={action}
      namespace="paper"
      defaultValues={{
        arrivedOn: arrived.on,
        arrivedAt: arrived.at,
        type: identity?.type ?? "",
        number: identity?.number ?? "",
        expiresOn: identity?.expiresOn ?? "",
      }}
      submitLabel={t("register")}
    >
      <HiddenField name="orderId" value={orderId} />
      <Group legend={t("identity")}>
        <IdentityFields />
      </Group>
      <Group legend={t("when")}>
        <div className={css.two}>
          <DateField name="arrivedOn" label={t("arrived-on")} />
          <TextField name="arrivedAt" type="time" label={t("arrived-at")} maw={160} />
        </div>
      </Group>
    </FormShell>
  );
}
