function show(this: HTMLElement): void {
  this.dataset['shown'] = ''
}

function hide(this: HTMLElement): void {
  delete this.dataset['shown']
}

/**
 * happy-dom knows the `popover` attribute and not its methods. Without a top layer there is nothing to show: enough that
 * the parts can ask.
 */
export function allowPopovers(): void {
  HTMLElement.prototype.showPopover ??= show
  HTMLElement.prototype.hidePopover ??= hide
}
