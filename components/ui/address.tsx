/** A mail address that breaks, where it must, before its @ and not in the middle of a word. */
export function Address({ children: text }: { children: string }) {
  const at = text.indexOf("@");
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}
