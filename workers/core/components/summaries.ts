import type { Draft } from '#db/queries/drafts.ts'
import { checkComponent } from '#domain/components/check.ts'
import { type ComponentOutline, fullOutlineOf } from '#domain/components/document.ts'
import { stateOf, type DraftState } from '../lib/drafts.ts'

/** A component as lists show it. */
export type ComponentSummary = {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly icon: string
  readonly description: string
  readonly access: 'private' | 'members'
  readonly properties: number
  readonly pages: number
  readonly revision: number
  readonly updatedAt: string
  readonly updatedBy: { readonly id: string; readonly name: string } | null
  readonly state: DraftState
  /** Problems that forbid publishing. */
  readonly problems: number
}

export function summariesOf(drafts: readonly Draft<'component'>[]): ComponentSummary[] {
  const outlines = outlinesOf(drafts)
  return drafts.map((draft) => {
    const { id, key, title, icon, description, access, model } = draft.document.component
    return {
      id,
      key,
      title,
      icon,
      description,
      access,
      properties: Object.keys(model.properties).length,
      pages: Object.keys(draft.document.pages).length,
      revision: draft.revision,
      updatedAt: draft.updatedAt,
      updatedBy: draft.updatedBy,
      state: stateOf(draft),
      problems: checkComponent(draft.document, outlines).filter(({ severity }) => severity === 'error').length,
    }
  })
}

export const outlinesOf = (drafts: readonly Draft<'component'>[]): ComponentOutline[] =>
  drafts.map(({ document }) => fullOutlineOf(document))
