import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, inject } from "vitest";

// Before anything reads the configuration: this process looks into the shop's own database, with its keys.
const shop = inject("attackedShop");
const keys: Record<string, string> = JSON.parse(readFileSync(join(shop.dataFolder, "keys.json"), "utf8"));
Object.assign(process.env, keys, {
  DATABASE_URL: shop.databaseUrl,
  DATA_DIR: shop.dataFolder,
  SANDBOX_URL: shop.sandboxUrl,
  APP_URL: shop.url,
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  const [{ disconnect }, { closeBoss }] = await Promise.all([
    import("@/lib/platform/db"),
    import("@/lib/platform/boss"),
  ]);
  await closeBoss();
  await disconnect();
});
