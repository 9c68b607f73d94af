import type { Handler } from "@/lib/jobs/handler";
import { sendAll } from "@/lib/platform/boss";
import { config } from "@/lib/platform/config";
import { watchFolder } from "../exchanges/watch-folder";
import { sellersWithNewLines } from "../queries/new-lines";

/** Takes what banks put into the watched folder, and has matched what an interrupted matching left. */
export const handler: Handler<"statements.watch"> = async () => {
  const { statementsDir } = config();
  if (statementsDir) await watchFolder(statementsDir);
  const sellers = await sellersWithNewLines();
  await sendAll(
    "statements.match",
    sellers.map((seller) => ({ seller })),
  );
};
