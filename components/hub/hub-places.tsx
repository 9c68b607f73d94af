import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { Places } from "@/lib/mailboxes/hub";

/** What a HUB has of each kind: bought, in use, free. */
export function HubPlaces({ watched, lite }: { watched: Places; lite: Places }) {
  const t = useTranslations("hub.places");
  return (
    <DescriptionList
      items={[
        { term: t("watched"), value: t("of", { ...watched }) },
        { term: t("lite"), value: lite.bought + lite.used === 0 ? t("none") : t("of", { ...lite }) },
      ]}
    />
  );
}
