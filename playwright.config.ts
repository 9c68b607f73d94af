import { defineConfig } from "@playwright/test";
import { chromiumArguments, chromiumPath } from "./tests/support/browser-chromium";

const browser = {
  browserName: "chromium" as const,
  launchOptions: { executablePath: await chromiumPath(), args: chromiumArguments },
};

export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results",
  globalSetup: "./tests/support/browser-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0, // a test that passes at the second try has found something
  timeout: 240_000, // a whole purchase on two busy cores
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/report.json" }]],
  use: {
    ...browser,
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    contextOptions: { reducedMotion: "reduce" }, // colours on their way from one scheme to the other are nobody's
    screenshot: "only-on-failure",
    // Recording every step costs a third of the time: asked for when something is to be found out.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    actionTimeout: 15_000,
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    // The stories and every page again; what does not depend on the width, or asks for a keyboard, is asked once.
    {
      name: "phone",
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      testIgnore: /(access|bad-input|keyboard|resilience|two-staff-one-decision)\.spec\.ts$/,
    },
  ],
});
