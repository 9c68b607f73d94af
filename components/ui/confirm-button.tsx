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
  /** Id of the form to send. */
  form: string;
  size?: string;
};

/** For acts that take something away: asks once, names the thing, the safe answer comes first. */
export function ConfirmButton({ label, consequence, form, size }: Props) {
  const t = useTranslations("common.confirm");
  const [opened, { open, close }] = useDisclosure(false);
  const confirm = () => {
    // Sent by hand: whoever asked for less motion sees the dialog go at once, and a button that is gone sends nothing.
    document.querySelector<HTMLFormElement>(`#${form}`)?.requestSubmit();
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
              <Button color="red" onClick={confirm}>
                {label}
              </Button>
            </Group>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
