/** The part of fengari, a Lua 5.3 in JavaScript, that the scripts of the Redis stand-in need. It ships no types. */
declare module 'fengari' {
  export type LuaState = { readonly __lua: unique symbol }
  type LuaBytes = Uint8Array

  export const lua: {
    readonly LUA_OK: 0
    readonly LUA_REGISTRYINDEX: number
    readonly LUA_TNUMBER: number
    readonly LUA_TSTRING: number
    readonly LUA_TBOOLEAN: number
    readonly LUA_TTABLE: number
    lua_gettop(state: LuaState): number
    lua_settop(state: LuaState, top: number): void
    lua_pop(state: LuaState, count: number): void
    lua_absindex(state: LuaState, index: number): number
    lua_type(state: LuaState, index: number): number
    lua_tonumber(state: LuaState, index: number): number
    lua_tostring(state: LuaState, index: number): LuaBytes | null
    lua_toboolean(state: LuaState, index: number): boolean
    lua_pushboolean(state: LuaState, value: boolean): void
    lua_pushnumber(state: LuaState, value: number): void
    lua_pushstring(state: LuaState, value: LuaBytes): void
    lua_pushcfunction(state: LuaState, run: (state: LuaState) => number): void
    lua_newtable(state: LuaState): void
    lua_getfield(state: LuaState, index: number, key: LuaBytes): number
    lua_setfield(state: LuaState, index: number, key: LuaBytes): void
    lua_rawgeti(state: LuaState, index: number, key: number): number
    lua_rawseti(state: LuaState, index: number, key: number): void
    lua_setglobal(state: LuaState, name: LuaBytes): void
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number
    lua_error(state: LuaState): number
  }
  export const lauxlib: {
    luaL_newstate(): LuaState
    luaL_loadbuffer(state: LuaState, text: LuaBytes, size: number, name: LuaBytes): number
    luaL_ref(state: LuaState, table: number): number
    luaL_dostring(state: LuaState, text: LuaBytes): boolean
  }
  export const lualib: { luaL_openlibs(state: LuaState): void }
  export const to_luastring: (text: string) => LuaBytes
}
