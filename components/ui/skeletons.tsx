import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";

/** The shape of what is coming, for loading.tsx. */
export function Skeletons({ lines = 6, height = 44 }: { lines?: number; height?: number }) {
  const t = useTranslations("common");
  return (
    <Stack gap="sm" role="status">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      <Skeleton height={36} width="50%" aria-hidden />
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((key) => (
        <Skeleton key={key} height={height} aria-hidden />
      ))}
    </Stack>
  );
}
