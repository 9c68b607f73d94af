"use client";
import { Checkbox, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useField } from "@/components/ui/form/context";
import type { DocumentKind } from "@/lib/documents/document";

/** Which documents have to be sent again: any number of those asked, at least one. */
export function KindsField({ kinds }: { kinds: readonly DocumentKind[] }) {
  const t = useTranslations("review");
  const names = useTranslations("documents.kinds");
  const { id, error } = useField("kinds", t("kinds"));
  const group = useId();
  return (
    <Checkbox.Group label={t("kinds")} error={error} mb="md" aria-describedby={group}>
      <Stack gap="xs" mt="xs" id={group}>
        {kinds.map((kind, index) => (
          <Checkbox
            key={kind}
            id={index === 0 ? id : `${id}-${kind}`}
            name={`kinds.${kind}`}
            value={kind}
            label={names(kind)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
