import { Button, Text, TextInput, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import css from "./catalogue.module.css";

/** The first question of the shop: a plain form that opens the purchase with the name in its link. */
export function NameCheck({ seller, domains }: { seller: string; domains: string[] }) {
  const t = useTranslations("shop.home.check");
  return (
    <form action={`/${seller}/acquista`} className={css.check}>
      <Title order={2} size="h3">
        {t("title")}
      </Title>
      <div>
        <label htmlFor="nome">{t("label")}</label>
        <div className={css.nameRow}>
          <TextInput
            id="nome"
            name="nome"
            required
            maxLength={64}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby="nome-dominio nome-aiuto"
          />
          <span id="nome-dominio">@{domains[0]}</span>
        </div>
        <Text size="sm" c="dimmed" mt={4} id="nome-aiuto">
          {t("hint")}
        </Text>
      </div>
      <Button type="submit">{t("button")}</Button>
    </form>
  );
}
