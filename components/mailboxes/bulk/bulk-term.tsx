import { Button, Group, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";

type Props = {
  path: string;
  terms: number[];
  chosen: number | undefined;
  /** The mailboxes chosen, kept in the address of the page. */
  ids: string[];
  /** The account they are of, where it is not the viewer's own. */
  customerId?: string;
};

/** One term for all: a plain form that asks for the same page with other prices. */
export function BulkTerm({ path, terms, chosen, ids, customerId }: Props) {
  const t = useTranslations("renewals.term");
  const common = useTranslations("common");
  if (terms.length < 2) return null;
  return (
    <form method="get" action={path}>
      {ids.map((id) => (
        <input key={id} type="hidden" name="casella" value={id} />
      ))}
      {customerId && <input type="hidden" name="cliente" value={customerId} />}
      <Group align="flex-end" gap="md" mb="lg">
        <NativeSelect
          name="durata"
          label={t("label")}
          description={t("hint")}
          defaultValue={String(chosen ?? terms[0])}
          data={terms.map((months) => ({ value: String(months), label: termText(common, months) }))}
          maw="22rem"
        />
        <Button type="submit" variant="default">
          {t("submit")}
        </Button>
      </Group>
    </form>
  );
}
