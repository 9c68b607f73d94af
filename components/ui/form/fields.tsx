"use client";
import {
  Checkbox,
  NativeSelect,
  PasswordInput,
  Radio,
  Stack,
  Textarea,
  TextInput,
  type TextInputProps,
} from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useController, useFormContext } from "react-hook-form";
import { BOOLEANS_FIELD } from "@/lib/i18n/read-form";
import { useField } from "./context";

type Common = { name: string; label: ReactNode; description?: ReactNode; optional?: boolean };

function useLabel(label: ReactNode, optional = false) {
  const t = useTranslations("common");
  return optional ? (
    <>
      {label} ({t("optional")})
    </>
  ) : (
    label
  );
}

type TextFieldProps = Common &
  Pick<
    TextInputProps,
    "type" | "autoComplete" | "inputMode" | "maxLength" | "placeholder" | "rightSection" | "spellCheck"
  > & {
    /** Widest the box may be, in pixels; what is said about it takes the whole line. */
    maw?: number;
  };

/** One line of text. Give `autoComplete` wherever the browser can know the answer. */
export function TextField({ name, label, optional, maw, ...rest }: TextFieldProps) {
  const { id, input, error, initial } = useField(name, label);
  return (
    <TextInput
      id={id}
      defaultValue={text(initial)}
      label={useLabel(label, optional)}
      error={error}
      mb="md"
      {...(maw ? { styles: { wrapper: { maxWidth: maw } } } : {})}
      {...rest}
      {...input}
    />
  );
}

/** A civil date; its value is "YYYY-MM-DD". */
export const DateField = (props: Omit<TextFieldProps, "type">) => <TextField maw={220} {...props} type="date" />;

export function PasswordField({
  name,
  label,
  optional,
  ...rest
}: Common & { autoComplete: "current-password" | "new-password" }) {
  const t = useTranslations("common.password");
  const { id, input, error } = useField(name, label);
  return (
    <PasswordInput
      id={id}
      label={useLabel(label, optional)}
      error={error}
      mb="md"
      visibilityToggleButtonProps={{ "aria-label": t("show"), tabIndex: 0 }}
      {...rest}
      {...input}
    />
  );
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function TextareaField({
  name,
  label,
  optional,
  rows = 4,
  ...rest
}: Common & { rows?: number; maxLength?: number }) {
  const { id, input, error, initial } = useField(name, label);
  return (
    <Textarea
      id={id}
      defaultValue={text(initial)}
      label={useLabel(label, optional)}
      error={error}
      rows={rows}
      mb="md"
      {...rest}
      {...input}
    />
  );
}

export type Choice = { value: string; label: string; disabled?: boolean };

/** A native list of choices: the phone's own wheel, the keyboard's own letters. `empty` is the line before a choice. */
export function SelectField({
  name,
  label,
  optional,
  choices,
  empty,
  ...rest
}: Common & { choices: Choice[]; empty?: string; autoComplete?: string }) {
  const { id, input, error, initial } = useField(name, label);
  const data = empty === undefined ? choices : [{ value: "", label: empty }, ...choices];
  return (
    <NativeSelect
      id={id}
      defaultValue={text(initial)}
      label={useLabel(label, optional)}
      error={error}
      data={data}
      mb="md"
      {...rest}
      {...input}
    />
  );
}

export type RadioChoice = { value: string; label: ReactNode; description?: ReactNode; disabled?: boolean };

/** One answer among few, all visible. */
export function RadioField({ name, label, description, choices }: Common & { choices: RadioChoice[] }) {
  const { id, error } = useField(name, label);
  const { field } = useController({ name });
  return (
    <Radio.Group
      size="md"
      label={label}
      description={description}
      error={error}
      mb="md"
      name={name}
      value={text(field.value) ?? null}
      onChange={field.onChange}
    >
      <Stack gap="sm" mt="xs">
        {choices.map(({ value, ...choice }, index) => (
          <Radio key={value} id={index === 0 ? id : `${id}-${value}`} value={value} {...choice} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Yes or no; not ticking is an answer too. */
export function CheckboxField({ name, label, description }: Common) {
  const { id, input, error, initial } = useField(name, label);
  return (
    <>
      <input type="hidden" name={BOOLEANS_FIELD} value={name} />
      <Checkbox
        id={id}
        label={label}
        description={description}
        error={error}
        mb="md"
        defaultChecked={initial === true}
        {...input}
      />
    </>
  );
}

/** A value the page knows and the form sends along. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const { register } = useFormContext();
  return <input type="hidden" {...register(name)} value={value} />;
}
