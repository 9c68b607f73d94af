"use client";
import { Checkbox, Fieldset, SimpleGrid, Stack, Text } from "@mantine/core";
import { Fragment } from "react";
import { emptyOf, type FormField, type FormNode } from "@/lib/sellers/policy-form";
import { groupOf } from "./edit";
import { type Piece, usePiece, useRender } from "./editor-context";

type Group = Extract<FormNode, { kind: "group" }>;

/** A group of fields with its name; one that may be left out has a box that says whether it is there. */
export function GroupPiece(piece: Piece<Group>) {
  const { id, label, help, error, set, t } = usePiece(piece);
  const { node, value, needed, initial } = piece;
  const may = !needed && initial === undefined;
  const there = value !== undefined || !may;
  return (
    <Fieldset legend={label} id={id} tabIndex={-1}>
      {help && (
        <Text size="sm" c="dimmed" mb="xs">
          {help}
        </Text>
      )}
      {error && (
        <Text size="sm" c="red" mb="xs">
          {error}
        </Text>
      )}
      {may && (
        <Checkbox
          label={t("edit.present")}
          checked={there}
          mb={there ? "md" : 0}
          onChange={(event) => set(event.currentTarget.checked ? emptyOf(node) : undefined)}
        />
      )}
      {there && <Fields {...piece} />}
    </Fieldset>
  );
}

/** The fields of a group, the short ones side by side. */
export function Fields({ node, path, value }: Piece<Group>) {
  const render = useRender();
  const group = groupOf(value);
  const piece = ({ key, node: of, needed, initial }: FormField) => (
    <Fragment key={key}>{render({ node: of, path: [...path, key], value: group[key], needed, initial })}</Fragment>
  );
  const short = node.fields.filter(({ node: of }) => isShort(of));
  const long = node.fields.filter(({ node: of }) => !isShort(of));
  return (
    <Stack gap="md">
      {short.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="md">
          {short.map(piece)}
        </SimpleGrid>
      )}
      {long.map(piece)}
    </Stack>
  );
}

const isShort = ({ kind }: FormNode): boolean => ["text", "number", "flag", "choice", "numbers"].includes(kind);
