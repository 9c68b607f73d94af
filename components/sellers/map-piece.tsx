"use client";
import { ActionIcon, Button, Checkbox, Fieldset, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { emptyOf, type FormNode } from "@/lib/sellers/policy-form";
import { valueWords } from "@/lib/sellers/policy-words";
import { groupOf, idOf } from "./edit";
import { type Piece, usePiece, useRender } from "./editor-context";

type MapNode = Extract<FormNode, { kind: "map" }>;

/** A value for each of some keys: known ones are ticked, free ones are named. */
export function MapPiece(piece: Piece<MapNode>) {
  const { id, label, help, error } = usePiece(piece);
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
      {piece.node.keys ? <KnownKeys {...piece} /> : <FreeKeys {...piece} />}
    </Fieldset>
  );
}

function KnownKeys(piece: Piece<MapNode>) {
  const { set, t } = usePiece(piece);
  const render = useRender();
  const { node, path } = piece;
  const value = groupOf(piece.value ?? piece.initial);
  const toggle = (key: string, there: boolean) => {
    const { [key]: _, ...rest } = value;
    set(there ? { ...value, [key]: emptyOf(node.of) } : rest);
  };
  return (
    <Stack gap="sm">
      {(node.keys ?? []).map((key) => {
        const name = valueWords(t, node.trail, key);
        const there = value[key] !== undefined;
        return (
          <div key={key}>
            <Checkbox
              id={there ? `${idOf([...path, key])}-there` : idOf([...path, key])}
              label={name}
              checked={there}
              onChange={(event) => toggle(key, event.currentTarget.checked)}
            />
            {there && (
              <div style={{ marginInlineStart: 28, marginTop: 6 }}>
                {render({ node: node.of, path: [...path, key], value: value[key], needed: true, label: name })}
              </div>
            )}
          </div>
        );
      })}
    </Stack>
  );
}

function FreeKeys(piece: Piece<MapNode>) {
  const { id, set, t } = usePiece(piece);
  const render = useRender();
  const { node, path } = piece;
  const [name, setName] = useState("");
  const value = groupOf(piece.value ?? piece.initial);
  const add = () => {
    const key = name.trim();
    if (key === "" || Object.hasOwn(value, key)) return;
    set({ ...value, [key]: emptyOf(node.of) });
    setName("");
  };
  const remove = (key: string) => {
    const { [key]: _, ...rest } = value;
    set(rest);
  };
  return (
    <Stack gap="sm">
      {Object.entries(value).map(([key, each]) => (
        <Group key={key} align="start" wrap="nowrap" gap="xs">
          <div style={{ flex: 1, minWidth: 0 }}>
            {render({ node: node.of, path: [...path, key], value: each, needed: true, label: key })}
          </div>
          <ActionIcon
            variant="default"
            size={32}
            aria-label={t("edit.remove-one", { name: key })}
            onClick={() => remove(key)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group align="end">
        <TextInput
          label={t("edit.key")}
          value={name}
          id={`${id}-new`}
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t("edit.add")}
        </Button>
      </Group>
    </Stack>
  );
}
