/** How many random cases a property test tries: `PROPERTY_RUNS=20 npx vitest …` tries twenty times as many as usual. */
export const runs = (usual: number): number => Math.ceil(usual * Number(process.env['PROPERTY_RUNS'] ?? 1))
