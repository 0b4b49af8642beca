import type { ComponentChildren } from 'preact'

export const Sheet = ({ title, whole, children }: { title: string; whole?: boolean; children: ComponentChildren }) => (
  <section class={whole ? 'sheet whole' : 'sheet'}>
    <h2>{title}</h2>
    {children}
  </section>
)
