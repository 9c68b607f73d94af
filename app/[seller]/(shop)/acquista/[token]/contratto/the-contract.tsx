import { Anchor, Group } from "@mantine/core";
import { IconDownload, IconFileText } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import css from "@/components/documents/documents.module.css";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import type { ShownContract } from "@/lib/contracts/queries";
import { formatDay } from "@/lib/kernel/day";
import type { OpenedOrder } from "@/lib/orders/queries";
import { fileHref } from "../documenti/drops";

type Props = { opened: OpenedOrder; contract: ShownContract; older: ShownContract[] };

/** The version in force, to be read and saved; the earlier ones below. */
export function TheContract({ opened, contract, older }: Props) {
  const t = useTranslations("contract.step");
  const href = fileHref(opened, contract.fileId);
  const window = useTranslations("common")("new-window");
  return (
    <>
      <div className="panel" style={{ marginBottom: "1.5rem" }}>
        <DescriptionList
          items={[
            { term: t("facts.version"), value: contract.version },
            { term: t("facts.drawn"), value: <Day value={contract.drawnOn} /> },
            { term: t("facts.hash"), value: <span className={css.hash}>{contract.contentHash}</span> },
          ]}
        />
        <Group mt="md">
          <Anchor href={href} target="_blank" rel="noopener">
            <IconFileText size={16} aria-hidden /> {t("read")} <span className="visually-hidden">({window})</span>
          </Anchor>
          <Anchor href={`${href}&salva=1`} download>
            <IconDownload size={16} aria-hidden /> {t("save")}
          </Anchor>
        </Group>
      </div>
      {older.length > 0 && (
        <details>
          <summary>{t("older")}</summary>
          <ul className={css.list}>
            {older.map(({ id, version, fileId, drawnOn }) => (
              <li key={id}>
                <Anchor href={fileHref(opened, fileId)} target="_blank" rel="noopener">
                  {t("older-one", { version, date: formatDay(drawnOn) })}
                </Anchor>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
