// happy-dom knows the `popover` attribute and not its methods. Without a top layer there is nothing to show: enough that
// the parts can ask.
const prototype = HTMLElement.prototype
prototype.showPopover ??= function showPopover(this: HTMLElement) {
  this.dataset['shown'] = ''
}
prototype.hidePopover ??= function hidePopover(this: HTMLElement) {
  delete this.dataset['shown']
}
