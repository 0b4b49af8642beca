/** The shape of a line of text to come. Its region carries `aria-busy`; the shape itself says nothing. */
export const Skeleton = ({ width = '80%' }: { width?: string }) => <span class="skel" style={{ width }} aria-hidden />
