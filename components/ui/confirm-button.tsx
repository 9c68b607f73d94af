"use client";
import { Button, Group, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  /** The act, naming the thing: "Annulla l’ordine OR12". Also the words on the button that does it. */
  label: string;
  /** What will happen, and whether it can be undone. */
  consequence: ReactNode;
  /** A form's id to submit, or an act to run. */
  form?: string;
  onConfirm?: () => void;
  size?: string;
};

/** For acts that take something away: asks once, names the thing, the safe answer comes first. */
export function ConfirmButton({ label, consequence, form, onConfirm, size }: Props) {
  const t = useTranslations("common.confirm");
  const [opened, { open, close }] = useDisclosure(false);
  const confirm = () => {
    onConfirm?.();
    close();
  };
  return (
    <>
      <Button variant="outline" color="red" onClick={open} {...(size ? { size } : {})}>
        {label}
      </Button>
      {/* Put together by hand: the ready-made one brings a second page banner along. */}
      <Modal.Root opened={opened} onClose={close} centered>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body p="lg">
            <Modal.Title fw={600}>{label}</Modal.Title>
            <Text mt="xs">{consequence}</Text>
            <Group mt="lg">
              <Button variant="default" onClick={close} data-autofocus>
                {t("no")}
              </Button>
              <Button color="red" type={form ? "submit" : "button"} {...(form ? { form } : {})} onClick={confirm}>
                {label}
              </Button>
            </Group>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
