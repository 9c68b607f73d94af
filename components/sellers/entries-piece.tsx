"use client";
import { ActionIcon, Button, Fieldset, Group, Paper, Stack, Text, UnstyledButton } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { emptyOf, type FormNode } from "@/lib/sellers/policy-form";
import { entryTitle } from "@/lib/sellers/policy-words";
import { idOf, listOf, moved, without } from "./edit";
import { type Piece, useHasFaults, usePiece, useWords } from "./editor-context";
import { Fields } from "./group-piece";

type Entries = Extract<FormNode, { kind: "entries" }>;
type Act = "up" | "down" | "remove";

/** A list of groups: each folded under its name, to be opened, moved and taken out; new ones come last, open. */
export function EntriesPiece(piece: Piece<Entries>) {
  const { id, label, help, error, set, t } = usePiece(piece);
  const { node, path, initial } = piece;
  const entries = listOf(piece.value ?? initial);
  // Entries have no names of their own: keys are handed out here and move with them.
  const [keys, setKeys] = useState(() => entries.map((_, i) => i));
  const [fresh, setFresh] = useState(-1);
  const act = (place: number) => (what: Act) => {
    const step = what === "up" ? -1 : 1;
    set(what === "remove" ? without(entries, place) : moved(entries, place, step));
    setKeys(what === "remove" ? keys.filter((_, i) => i !== place) : (moved(keys, place, step) as number[]));
  };
  const add = () => {
    const key = Math.max(-1, ...keys) + 1;
    set([...entries, emptyOf(node.of)]);
    setKeys([...keys, key]);
    setFresh(key);
  };
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
      <Stack gap="xs">
        {entries.map((value, place) => (
          <Entry
            key={keys[place]}
            node={node.of}
            path={[...path, place]}
            value={value}
            place={place}
            last={place === entries.length - 1}
            fresh={keys[place] === fresh}
            onAct={act(place)}
          />
        ))}
        <Group>
          <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {t("edit.add-to", { list: label })}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

type EntryProps = Piece & { place: number; last: boolean; fresh: boolean; onAct: (act: Act) => void };

function Entry({ place, last, fresh, onAct, ...piece }: EntryProps) {
  const { t, locale } = useWords();
  const wrong = useHasFaults(piece.path);
  const [opened, setOpened] = useState(fresh || wrong);
  const name = entryTitle(t, locale, piece.node, piece.value) || t("edit.item", { number: place + 1 });
  const body = `${idOf(piece.path)}-fields`;
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <UnstyledButton
          aria-expanded={opened}
          aria-controls={body}
          onClick={() => setOpened(!opened)}
          style={{ flex: 1, minWidth: 0, minHeight: 32, overflowWrap: "anywhere" }}
          id={idOf(piece.path)}
        >
          {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />} {name}
          {wrong && !opened && (
            <Text span c="red" size="sm">
              {" "}
              · {t("edit.wrong")}
            </Text>
          )}
        </UnstyledButton>
        <Group gap={4} wrap="nowrap">
          <Tool label={t("edit.up", { name })} disabled={place === 0} onClick={() => onAct("up")}>
            <IconArrowUp size={16} aria-hidden />
          </Tool>
          <Tool label={t("edit.down", { name })} disabled={last} onClick={() => onAct("down")}>
            <IconArrowDown size={16} aria-hidden />
          </Tool>
          <Tool label={t("edit.remove-one", { name })} onClick={() => onAct("remove")}>
            <IconTrash size={16} aria-hidden />
          </Tool>
        </Group>
      </Group>
      <div id={body}>
        {opened && piece.node.kind === "group" && (
          <Stack mt="sm">
            <Fields {...piece} node={piece.node} />
          </Stack>
        )}
      </div>
    </Paper>
  );
}

function Tool(props: { label: string; disabled?: boolean; onClick: () => void; children: React.ReactNode }) {
  const { label, disabled = false, onClick, children } = props;
  return (
    <ActionIcon variant="default" size={32} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
