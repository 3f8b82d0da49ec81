import { defineConfig } from "vitest/config";

// The real program in a real browser; `SHOTS=1` makes pictures instead of looking for faults.
export default defineConfig({
  test: {
    environment: "node",
    include: [process.env["SHOTS"] ? "e2e/**/*.shots.ts" : "e2e/**/*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
