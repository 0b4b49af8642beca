import type { Control } from './document.ts'
import type { Model } from './model.ts'

const LONGEST = 60

/** What people call a control: its own words, else the property it shows, else its name. */
export function controlTitle({ name, config }: Control, model: Model): string {
  for (const entry of ['label', 'title', 'text']) {
    const words = config[entry]
    if (typeof words === 'string' && words.trim() !== '') return words.split('\n')[0]?.slice(0, LONGEST) ?? name
  }
  const property = config['property']
  return (typeof property === 'string' ? model.properties[property]?.title : undefined) ?? name
}
