const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:)])/;

/** A text whose web addresses can be followed. */
export const LinkedText = ({ text }: { text: string }) =>
  text.split(ADDRESS).map((part, index) =>
    ADDRESS.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never changes
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
