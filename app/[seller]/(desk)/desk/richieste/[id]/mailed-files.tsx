import { getTranslations } from "next-intl/server";
import { mailedFiles } from "@/lib/requests/queries";

/** What came with replies by mail. */
export async function MailedFiles({ seller, requestId }: { seller: string; requestId: string }) {
  const [t, files] = await Promise.all([getTranslations("desk.requests"), mailedFiles(seller, requestId)]);
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map(({ id, fileId }, n) => (
        <li key={id}>
          <a href={`/${seller}/api/file/${fileId}?motivo=support`} target="_blank" rel="noopener">
            {t("mailed-file", { number: n + 1 })}
          </a>
        </li>
      ))}
    </ul>
  );
}
