"use client";
import type { Piece } from "./editor-context";
import { EntriesPiece } from "./entries-piece";
import { GroupPiece } from "./group-piece";
import { MapPiece } from "./map-piece";
import {
  ChoicePiece,
  ChoicesPiece,
  FlagPiece,
  LinesPiece,
  NumberPiece,
  NumbersPiece,
  TextPiece,
} from "./simple-inputs";

/** The input of a piece of the policy, by what its schema says it is. */
export function PolicyPiece(piece: Piece) {
  const { node } = piece;
  switch (node.kind) {
    case "group":
      return <GroupPiece {...piece} node={node} />;
    case "entries":
      return <EntriesPiece {...piece} node={node} />;
    case "map":
      return <MapPiece {...piece} node={node} />;
    case "lines":
      return <LinesPiece {...piece} />;
    case "numbers":
      return <NumbersPiece {...piece} />;
    case "choices":
      return <ChoicesPiece {...piece} node={node} />;
    case "choice":
      return <ChoicePiece {...piece} node={node} />;
    case "number":
      return <NumberPiece {...piece} node={node} />;
    case "flag":
      return <FlagPiece {...piece} />;
    case "text":
      return <TextPiece {...piece} node={node} />;
  }
}
