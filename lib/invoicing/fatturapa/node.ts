/** An element of an e-invoice: its text, or its children in order. Names are local ones. */
export interface XmlNode {
  name: string;
  text?: string;
  children: readonly XmlNode[];
  attributes?: Readonly<Record<string, string>>;
}

type Child = XmlNode | null | readonly (XmlNode | null)[];

/** An element with children; null ones are left out. */
export const element = (name: string, ...children: Child[]): XmlNode => ({
  name,
  children: children.flat().filter((child) => child !== null),
});

/** An element with text. */
export const leaf = (name: string, text: string): XmlNode => ({ name, text, children: [] });

/** The same, or nothing when there is nothing to say. */
export const leafIf = (name: string, text: string | null | undefined): XmlNode | null =>
  text ? leaf(name, text) : null;
