"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FormAction, FormShell } from "@/components/ui/form";
import type { Identity } from "@/lib/documents/identity";
import css from "./documents.module.css";
import { IdentityFields } from "./identity-fields";

type Props = {
  action: FormAction;
  identity: Identity | null;
  /** Whose document it is. */
  who: string;
  /** Where the documents themselves are taken, and what is still missing. */
  children: ReactNode;
};

/** The documents step: what is written on the identity document, and its pictures. */
export function PapersForm({ action, identity, who, children }: Props) {
  const t = useTranslations("documents");
  return (
    <FormShell
      action={action}
      namespace="documents"
      defaultValues={{
        type: identity?.type ?? "",
        number: identity?.number ?? "",
        expiresOn: identity?.expiresOn ?? "",
      }}
      submitLabel={t("submit")}
    >
      <fieldset className={css.group}>
        <legend>{t("identity.title")}</legend>
        {who && <p className={css.dimmed}>{t("identity.who", { who })}</p>}
        <IdentityFields />
      </fieldset>
      {children}
    </FormShell>
  );
}

/** After a rejection: what was asked again, and the button that puts it before the staff. */
export function ResendForm({
  action,
  identity,
  asksIdentity,
  children,
}: Omit<Props, "who"> & { asksIdentity: boolean }) {
  const t = useTranslations("documents");
  return (
    <FormShell
      action={action}
      namespace="documents"
      submitLabel={t("again.submit")}
      {...(asksIdentity
        ? {
            defaultValues: {
              identity: {
                type: identity?.type ?? "",
                number: identity?.number ?? "",
                expiresOn: identity?.expiresOn ?? "",
              },
            },
          }
        : {})}
    >
      {asksIdentity && (
        <fieldset className={css.group}>
          <legend>{t("identity.title")}</legend>
          <IdentityFields prefix="identity." />
        </fieldset>
      )}
      {children}
    </FormShell>
  );
}
