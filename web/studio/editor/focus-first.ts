/** For `ref`: takes the focus when it comes onto the page. */
export const focusFirst = (element: HTMLElement | null): void => element?.focus()
