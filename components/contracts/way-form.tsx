"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, RadioField } from "@/components/ui/form";
import type { SigningWay } from "@/lib/contracts/signing";
import css from "./contracts.module.css";

/** A way to sign, and what it leads to in words. */
export interface WayChoice {
  way: SigningWay;
  label: string;
  leadsTo: string;
}

/** How the contract is to be signed; each way says what it leads to. */
export function WayForm({ action, ways, chosen }: { action: FormAction; ways: WayChoice[]; chosen: string | null }) {
  const t = useTranslations("contract.sign");
  return (
    <div className={css.ways}>
      <FormShell
        action={action}
        namespace="contract"
        id="way"
        defaultValues={{ way: chosen ?? ways[0]?.way ?? "" }}
        submitLabel={t("choose")}
      >
        <RadioField
          name="way"
          label={t("ways-legend")}
          choices={ways.map(({ way, label, leadsTo }) => ({ value: way, label, description: leadsTo }))}
        />
      </FormShell>
    </div>
  );
}
