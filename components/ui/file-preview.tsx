import { Anchor } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** A file that can be shown: its name, media type, and an address of ours or of the browser's own memory. */
export type ShownFile = { name: string; type: string; href: string };

/** What was sent, to be recognised at a glance: the image itself, the first page of a PDF, or the name. */
export function FilePreview({ file }: { file: ShownFile }) {
  const t = useTranslations("common");
  const label = t("upload.preview", { file: file.name });
  return (
    <figure className="file-preview">
      {file.type.startsWith("image/") ? (
        // biome-ignore lint/performance/noImgElement: private or in the browser's memory, not for an optimiser
        <img src={file.href} alt={label} />
      ) : (
        file.type === "application/pdf" && <iframe src={file.href} title={label} loading="lazy" />
      )}
      <figcaption>
        <IconFileText size={16} aria-hidden />{" "}
        <Anchor href={file.href} target="_blank" rel="noopener">
          {file.name} <span className="visually-hidden">({t("new-window")})</span>
        </Anchor>
      </figcaption>
    </figure>
  );
}
