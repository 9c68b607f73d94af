"use client";
import { Button, type ButtonProps, Loader, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";

type Props = ButtonProps & { pending: boolean; name?: string; value?: string };

/** A submit button that says when it is at work. It stays focusable while it works: a disabled one drops the focus. */
export function SubmitButton({ pending, children, ...rest }: Props) {
  const t = useTranslations("common");
  return (
    <>
      <Button
        type="submit"
        aria-disabled={pending}
        leftSection={pending ? <Loader size="xs" color="white" aria-hidden /> : undefined}
        {...rest}
      >
        {pending ? t("sending") : children}
      </Button>
      <VisuallyHidden role="status">{pending ? t("sending") : ""}</VisuallyHidden>
    </>
  );
}
