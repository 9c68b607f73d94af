"use client";
import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { z } from "zod";
import { FileDrop } from "@/components/ui/file-drop";
import { useField } from "@/components/ui/form/context";

export type UploadTarget = { url: string; accept: string[]; maxMb: number };
const answer = z.object({ token: z.string() });

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

type Props = { name: string; label: string; description: string; upload: UploadTarget };

function FileAnswer({ name, label, description, upload }: Props) {
  const { id, input, error } = useField(name, label);
  const { setValue } = useFormContext();
  const [token, setToken] = useState("");
  const take = (value: unknown) => {
    const given = answer.parse(value).token;
    setToken(given);
    setValue(name, given, { shouldValidate: true });
  };
  return (
    <div id={id} tabIndex={-1} style={{ marginBottom: "1.25rem" }}>
      <input type="hidden" {...input} value={token} />
      <FileDrop label={label} description={description} {...upload} onUploaded={take} />
      {error && (
        <Text c="red" size="sm" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}
