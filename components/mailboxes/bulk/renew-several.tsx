import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";

type Props = {
  /** The page of renewals. */
  path: string;
  /** How many can be renewed today. */
  count: number;
  /** Whether the cards inside carry check boxes. */
  pickable: boolean;
  children: ReactNode;
};

/** The list of mailboxes, with the ways to renew several at once where there are several. */
export function RenewSeveral({ path, count, pickable, children }: Props) {
  const t = useTranslations("renewals.offer");
  if (count < 2) return children;
  return (
    <form method="get" action={path}>
      <Callout title={t("title")}>
        <p>{t("text")}</p>
        <Group gap="sm">
          <LinkedButton href={path}>{t("all", { count })}</LinkedButton>
          <LinkedButton href={`${path}/elenco`} variant="outline">
            {t("file")}
          </LinkedButton>
        </Group>
      </Callout>
      {children}
      {pickable && (
        <Button type="submit" mt="lg">
          {t("choose")}
        </Button>
      )}
    </form>
  );
}
