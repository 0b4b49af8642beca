/** The roles a mark can wear. What each colour means is in the design language; none is decoration. */
export type Tone = 'accent' | 'success' | 'warning' | 'danger' | 'info' | 'expr' | 'signal'
