"use client";
import { useTranslations } from "next-intl";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";

export type { UploadTarget };

/** Front and back of an identity document: sent at once, the form says which they were. */
export function IdentityFiles({ upload }: { upload: UploadTarget }) {
  const t = useTranslations("access.email");
  return (
    <>
      <FileAnswer name="front" label={t("front")} description={t("file-hint")} upload={upload} />
      <FileAnswer name="back" label={t("back-side")} description={t("back-hint")} upload={upload} />
      <noscript>
        <p>{t("no-script")}</p>
      </noscript>
    </>
  );
}
