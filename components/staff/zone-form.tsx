"use client";
import { Box } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

type Props = { rep: { id: string; name: string; provinces: string[] }; action: FormAction };

/** The provinces of one rep, as they are typed. */
export function ZoneForm({ rep, action }: Props) {
  const t = useTranslations("staff");
  return (
    <Box mb="xl">
      <FormShell
        id={`zone-${rep.id}`}
        action={action}
        namespace="staff"
        defaultValues={{ userId: rep.id, provinces: rep.provinces.join(", ") }}
        submitLabel={t("save-zone", { name: rep.name })}
      >
        <HiddenField name="userId" value={rep.id} />
        <TextField
          name="provinces"
          label={t("provinces-of", { name: rep.name })}
          description={t("provinces-hint")}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
        />
      </FormShell>
    </Box>
  );
}
