/**
 * happy-dom knows the `popover` attribute and not its methods. Without a top layer there is nothing to show: enough that
 * the parts can ask.
 */
export function allowPopovers(): void {
  HTMLElement.prototype.showPopover ??= function showPopover(this: HTMLElement) {
    this.dataset['shown'] = ''
  }
  HTMLElement.prototype.hidePopover ??= function hidePopover(this: HTMLElement) {
    delete this.dataset['shown']
  }
}
