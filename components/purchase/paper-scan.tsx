import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";

/** The field a barcode reader types into: the code of the form and Enter open its order. */
export function PaperScan({ path, unknown }: { path: string; unknown?: string | undefined }) {
  const t = useTranslations("paper.desk");
  return (
    <>
      {unknown && <Callout kind="warning">{t("unknown", { code: unknown.slice(0, 40) })}</Callout>}
      <form action={path} className="search-bar">
        <TextInput
          name="codice"
          label={t("scan")}
          description={t("scan-hint")}
          autoFocus
          required
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit">{t("open")}</Button>
      </form>
    </>
  );
}
