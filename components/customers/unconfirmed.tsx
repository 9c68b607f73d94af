import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/components/ui/form";
import { SendAgainForm } from "./session-forms";

/** For a signed-in user whose address is not confirmed: why it matters, and the message once more. */
export function Unconfirmed({ email, sendAgain }: { email: string; sendAgain: FormAction }) {
  const t = useTranslations("account.unconfirmed");
  return (
    <Callout kind="warning" title={t("title")}>
      <Text mb="xs">{t("text", { email })}</Text>
      <SendAgainForm action={sendAgain} />
    </Callout>
  );
}
