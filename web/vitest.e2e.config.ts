import { defineConfig } from "vitest/config";

// The real program in a real browser; instead of looking for faults, `SHOTS=1` makes pictures and
// `BENCH=1` measures.
const kind = process.env["SHOTS"] ? "shots" : process.env["BENCH"] ? "bench" : "e2e";

export default defineConfig({
  test: {
    environment: "node",
    include: [`e2e/**/*.${kind}.ts`],
    fileParallelism: false,
    testTimeout: 120_000,
    // A slow machine is no fault.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
  },
});
