"use client";
import { Alert, Progress, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useUpload } from "./use-upload";

type Props = {
  url: string;
  maxMb: number;
  /** Where the words are: drop, limits {size}, too-large {size}, progress, done. */
  words: string;
  onUploaded: (value: unknown) => void;
};

/** Takes a file of any name by drag or choice and sends it at once: what came of it is another page's to show. */
export function SendFile({ url, maxMb, words, onUploaded }: Props) {
  const t = useTranslations(words);
  const id = useId();
  const { state, upload, refuse } = useUpload({ url, name: "file", fields: {}, onUploaded });
  return (
    <div className="file-drop">
      <Dropzone
        p="lg"
        multiple={false}
        maxSize={maxMb * 1024 * 1024}
        loading={false}
        disabled={state.progress !== null}
        onDrop={([file]) => file && upload(file)}
        onReject={() => refuse(t("too-large", { size: maxMb }))}
        aria-labelledby={`${id}-do`}
        aria-describedby={state.error ? `${id}-error` : `${id}-limits`}
        inputProps={{ "aria-labelledby": `${id}-do` }}
      >
        <div className="file-drop-inside">
          <IconUpload aria-hidden />
          <span id={`${id}-do`}>{t("drop")}</span>
          <Text size="sm" c="dimmed" component="span" id={`${id}-limits`}>
            {t("limits", { size: maxMb })}
          </Text>
        </div>
      </Dropzone>
      {state.progress !== null && <Progress value={state.progress} aria-label={t("progress")} mt="xs" />}
      <div role="status">{state.done && <Text size="sm">{t("done")}</Text>}</div>
      {state.error && (
        <Alert color="red" role="alert" id={`${id}-error`} mt="xs">
          {state.error}
        </Alert>
      )}
    </div>
  );
}
