import type { Model, Property } from '../components/model.ts'

/**
 * The live model, speaking with the names of an older release: a form opened before a rename goes on reading and saving.
 * A property the older release had not keeps its name, or goes by its id where an old name is in the way.
 */
export function withNamesOf(live: Model, older: Model): Model {
  const taken = new Set(Object.keys(live.properties).flatMap((id) => fold(older.properties[id]?.name) ?? []))
  const renamed = Object.values(live.properties).map((property): [string, Property] => {
    const old = older.properties[property.id]?.name
    const name = old ?? (taken.has(property.name.toLowerCase()) ? property.id : property.name)
    return [property.id, name === property.name ? property : { ...property, name }]
  })
  return { ...live, properties: Object.fromEntries(renamed) }
}

const fold = (name: string | undefined): string | undefined => name?.toLowerCase()

/** Names the older release had for properties that are gone: what a form still sends for them is passed over. */
export function goneNames(live: Model, older: Model): ReadonlySet<string> {
  return new Set(Object.values(older.properties).flatMap(({ id, name }) => (live.properties[id] ? [] : [name])))
}
