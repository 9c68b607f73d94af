"use client";
import { Alert, Progress, Text } from "@mantine/core";
import { Dropzone, type FileRejection } from "@mantine/dropzone";
import { IconCamera, IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { FilePreview, type ShownFile } from "./file-preview";
import { useUpload } from "./use-upload";

export type FileDropProps = {
  /** What is asked for: "Fronte del documento". */
  label: string;
  description?: string;
  /** Where the file is posted, as multipart/form-data with `fields` beside it; answers an ActionResult as JSON. */
  url: string;
  fields?: Record<string, string>;
  /** Name of the file's part. */
  name?: string;
  /** Media types taken, e.g. ["image/jpeg", "image/png", "application/pdf"], or with the endings of their files. */
  accept: string[] | Record<string, string[]>;
  maxMb: number;
  /** The file already there, shown in place of the preview. */
  current?: ShownFile;
  onUploaded?: (value: unknown) => void;
};

const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "JPG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/heic": "HEIC",
  "application/pdf": "PDF",
  "application/pkcs7-mime": "P7M",
};

/** Takes one file by drag, choice or camera, sends it at once with its progress, shows it, lets it be replaced. */
export function FileDrop({ label, description, accept, maxMb, current, ...target }: FileDropProps) {
  const t = useTranslations("common.upload");
  const id = useId();
  const { state, upload, refuse } = useUpload({ name: "file", fields: {}, ...target });
  const known = Array.isArray(accept) ? accept : Object.keys(accept);
  const types = known.map((type) => EXTENSIONS[type] ?? type).join(", ");
  const shown = state.shown ?? current;
  const reject = ([first]: FileRejection[]) => {
    const tooLarge = first?.errors.some(({ code }) => code === "file-too-large");
    refuse(tooLarge ? t("too-large", { size: maxMb }) : t("wrong-type", { types }));
  };
  const box = useRef<HTMLDivElement>(null);
  // A file that was chosen before the page had come alive told nobody.
  const takeEarly = useEffectEvent(() => {
    const file = box.current?.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    if (file) upload(file);
  });
  useEffect(() => takeEarly(), []);
  return (
    <div className="file-drop" ref={box}>
      <Text fw={600} id={`${id}-label`}>
        {label}
      </Text>
      {description && (
        <Text size="sm" c="dimmed" id={`${id}-hint`}>
          {description}
        </Text>
      )}
      {shown && <FilePreview file={shown} />}
      <Dropzone
        mt="xs"
        p="md"
        multiple={false}
        accept={accept}
        maxSize={maxMb * 1024 * 1024}
        loading={false}
        disabled={state.progress !== null}
        onDrop={([file]) => file && upload(file)}
        onReject={reject}
        aria-labelledby={`${id}-label ${id}-do`}
        aria-describedby={state.error ? `${id}-error` : `${id}-limits`}
        // Not kept by the browser for a reload: it would be sent again.
        inputProps={{ "aria-labelledby": `${id}-label`, autoComplete: "off" }}
      >
        <div className="file-drop-inside">
          {shown ? <IconUpload aria-hidden /> : <IconCamera aria-hidden />}
          <span id={`${id}-do`}>{shown ? t("replace") : t("drop")}</span>
          <Text size="sm" c="dimmed" component="span" id={`${id}-limits`}>
            {t("limits", { types, size: maxMb })}
          </Text>
        </div>
      </Dropzone>
      {state.progress !== null && (
        <Progress value={state.progress} aria-label={t("progress", { file: state.file })} mt="xs" />
      )}
      <div role="status">
        {state.done && (
          <Text size="sm" mt={4}>
            {t("done", { file: state.file })}
          </Text>
        )}
      </div>
      {state.error && (
        <Alert color="red" role="alert" id={`${id}-error`} mt="xs">
          {state.error}
        </Alert>
      )}
    </div>
  );
}
