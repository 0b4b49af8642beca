export default function RunViewer() {
  return null
}
