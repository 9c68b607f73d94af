"use client";
import { Text } from "@mantine/core";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { z } from "zod";
import { FileDrop } from "@/components/ui/file-drop";
import { useField } from "@/components/ui/form/context";

export type UploadTarget = { url: string; accept: string[]; maxMb: number };
const answer = z.object({ token: z.string() });
type Props = { name: string; label: string; description: string; upload: UploadTarget };

/** A file that is sent at once; the form says by a token which it was. */
export function FileAnswer({ name, label, description, upload }: Props) {
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
