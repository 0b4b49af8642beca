/** The shapes inside a 16 × 16 drawing of `icons.svg`, ready to stand in an `<svg class="i">`. */
export type Drawing = string

// One constant each, so that a page carries only the drawings it names. `icons.test.ts` holds them to the sprite.

export const logoIcon: Drawing =
  '<path d="M2.25 13.75 8 2.25l5.75 11.5" stroke-width="1.9"/><path d="M4.9 10.4c1-.95 2.05-.95 3.1 0s2.1.95 3.1 0" stroke-width="1.9"/>'
export const plusIcon: Drawing = '<path d="M8 3.5v9M3.5 8h9"/>'
export const minusIcon: Drawing = '<path d="M3.5 8h9"/>'
export const xIcon: Drawing = '<path d="M4 4l8 8M12 4l-8 8"/>'
export const checkIcon: Drawing = '<path d="M3.5 8.5l3 3 6-7"/>'
export const downIcon: Drawing = '<path d="M4.5 6.5 8 10l3.5-3.5"/>'
export const upIcon: Drawing = '<path d="M4.5 9.5 8 6l3.5 3.5"/>'
export const rightIcon: Drawing = '<path d="M6.5 4.5 10 8l-3.5 3.5"/>'
export const leftIcon: Drawing = '<path d="M9.5 4.5 6 8l3.5 3.5"/>'
export const arrowRightIcon: Drawing = '<path d="M3 8h10M9 4l4 4-4 4"/>'
export const arrowUpIcon: Drawing = '<path d="M8 13V3M4 7l4-4 4 4"/>'
export const arrowDownIcon: Drawing = '<path d="M8 3v10M4 9l4 4 4-4"/>'
export const cornerIcon: Drawing = '<path d="M3.5 3v4.5a2 2 0 0 0 2 2h7M9.5 6.5l3 3-3 3"/>'
export const updownIcon: Drawing = '<path d="M5 6l3-3 3 3M5 10l3 3 3-3"/>'
export const searchIcon: Drawing = '<circle cx="7" cy="7" r="4.25"/><path d="M10.25 10.25 13.5 13.5"/>'
export const undoIcon: Drawing = '<path d="M6 3.25 2.75 6.5 6 9.75M3 6.5h6.75a3.25 3.25 0 0 1 0 6.5H7"/>'
export const redoIcon: Drawing = '<path d="M10 3.25 13.25 6.5 10 9.75M13 6.5H6.25a3.25 3.25 0 0 0 0 6.5H9"/>'
export const playIcon: Drawing = '<path d="M5 3.25v9.5L12.75 8z"/>'
export const pauseIcon: Drawing = '<path d="M5.5 3.5v9M10.5 3.5v9"/>'
export const stopIcon: Drawing = '<rect x="4" y="4" width="8" height="8" rx="1"/>'
export const eyeIcon: Drawing =
  '<path d="M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8z"/><circle cx="8" cy="8" r="1.75"/>'
export const uploadIcon: Drawing =
  '<path d="M8 10.5v-8M4.75 5.5 8 2.25l3.25 3.25M2.5 10.75v1.75a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-1.75"/>'
export const downloadIcon: Drawing =
  '<path d="M8 2.25v8M4.75 7.25 8 10.5l3.25-3.25M2.5 10.75v1.75a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-1.75"/>'
export const branchIcon: Drawing =
  '<circle cx="4.5" cy="3.75" r="1.5"/><circle cx="4.5" cy="12.25" r="1.5"/><circle cx="11.5" cy="4.75" r="1.5"/><path d="M4.5 5.25v5.5M11.5 6.25c0 3-4.5 2.25-6.4 4.6"/>'
export const desktopIcon: Drawing =
  '<rect x="1.75" y="2.75" width="12.5" height="8.5" rx="1.25"/><path d="M5.5 13.75h5M8 11.25v2.5"/>'
export const tabletIcon: Drawing = '<rect x="3.25" y="1.75" width="9.5" height="12.5" rx="1.25"/><path d="M7 11.75h2"/>'
export const phoneIcon: Drawing = '<rect x="4.5" y="1.75" width="7" height="12.5" rx="1.5"/><path d="M7.25 11.75h1.5"/>'
export const pageIcon: Drawing =
  '<path d="M4 1.75h5l3.5 3.5v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-10.5a1 1 0 0 1 1-1zM9 1.75v3.5h3.5"/>'
export const pagesIcon: Drawing =
  '<path d="M5.5 1.75h4l3.75 3.5v5.5a1 1 0 0 1-1 1H5.5a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1z"/><path d="M2.25 5v8.25a1 1 0 0 0 1 1h6"/>'
export const cubeIcon: Drawing =
  '<path d="M8 1.75 13.5 4.75v6.5L8 14.25l-5.5-3v-6.5zM2.5 4.75 8 7.75l5.5-3M8 7.75v6.5"/>'
export const treeIcon: Drawing =
  '<rect x="2" y="2.25" width="5" height="3.25" rx="1"/><rect x="8.5" y="6.5" width="5.5" height="3.25" rx="1"/><rect x="8.5" y="11" width="5.5" height="3.25" rx="1"/><path d="M4.25 5.5v6a1 1 0 0 0 1 1h3.25M4.25 8.25H8.5"/>'
export const layersIcon: Drawing = '<path d="M8 2 14 5.25 8 8.5 2 5.25zM2 8.25l6 3.25 6-3.25M2 11l6 3.25L14 11"/>'
export const dataIcon: Drawing =
  '<ellipse cx="8" cy="4" rx="5.25" ry="2.25"/><path d="M2.75 4v8c0 1.25 2.35 2.25 5.25 2.25s5.25-1 5.25-2.25V4M2.75 8c0 1.25 2.35 2.25 5.25 2.25s5.25-1 5.25-2.25"/>'
export const workflowIcon: Drawing =
  '<rect x="1.75" y="2.25" width="5" height="3.75" rx="1"/><rect x="9.25" y="10" width="5" height="3.75" rx="1"/><path d="M4.25 6v3.9a2 2 0 0 0 2 2h3M6.75 4.1h2.9a2 2 0 0 1 2 2V10"/>'
export const dataflowIcon: Drawing =
  '<circle cx="3.25" cy="4" r="1.5"/><circle cx="3.25" cy="12" r="1.5"/><circle cx="12.75" cy="8" r="1.5"/><path d="M4.75 4c4 0 3 4 6.5 4M4.75 12c4 0 3-4 6.5-4"/>'
export const codeIcon: Drawing = '<path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5"/>'
export const scriptIcon: Drawing = '<path d="M3 4.5 6.25 7.75 3 11M8 11.5h5"/>'
export const slidersIcon: Drawing =
  '<path d="M2.5 4.75h5.75M12.25 4.75h1.25M2.5 11.25h1.25M7.75 11.25h5.75"/><circle cx="10.25" cy="4.75" r="1.75"/><circle cx="5.75" cy="11.25" r="1.75"/>'
export const lockIcon: Drawing =
  '<rect x="3" y="7" width="10" height="6.75" rx="1.25"/><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"/>'
export const shieldIcon: Drawing =
  '<path d="M8 1.75 13 3.5v4c0 3.25-2.1 5.6-5 6.75-2.9-1.15-5-3.5-5-6.75v-4zM5.75 7.75 7.4 9.4l3-3.15"/>'
export const usersIcon: Drawing =
  '<circle cx="6" cy="5" r="2.5"/><path d="M1.75 13.25c0-2.4 1.9-4 4.25-4s4.25 1.6 4.25 4M10.75 2.7a2.5 2.5 0 0 1 0 4.6M12 9.6c1.4.6 2.25 1.9 2.25 3.65"/>'
export const userIcon: Drawing =
  '<circle cx="8" cy="5" r="2.75"/><path d="M2.75 13.75c0-2.75 2.35-4.5 5.25-4.5s5.25 1.75 5.25 4.5"/>'
export const bellIcon: Drawing =
  '<path d="M8 1.75a4 4 0 0 0-4 4c0 3.75-1.75 5-1.75 5h11.5S12 9.5 12 5.75a4 4 0 0 0-4-4zM6.6 13.25a1.5 1.5 0 0 0 2.8 0"/>'
export const globeIcon: Drawing =
  '<circle cx="8" cy="8" r="6.25"/><path d="M1.75 8h12.5M8 1.75c2 2 2.75 4 2.75 6.25S10 12.25 8 14.25c-2-2-2.75-4-2.75-6.25S6 3.75 8 1.75z"/>'
export const inboxIcon: Drawing =
  '<path d="M1.75 9 3.6 3.3a1 1 0 0 1 .95-.7h6.9a1 1 0 0 1 .95.7L14.25 9v3.5a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1zM1.75 9h3.4l1.1 1.75h3.5L10.85 9h3.4"/>'
export const invoiceIcon: Drawing =
  '<path d="M3.25 1.75h9.5v12.5l-2-1.25-1.5 1.25L8 13l-1.25 1.25L5.25 13l-2 1.25zM5.75 5h4.5M5.75 8h4.5"/>'
export const homeIcon: Drawing =
  '<path d="M2.5 7 8 2.25 13.5 7v6a.75.75 0 0 1-.75.75h-9.5A.75.75 0 0 1 2.5 13zM6.25 13.75v-4h3.5v4"/>'
export const cartIcon: Drawing =
  '<path d="M1.75 2.25H3.5l1.6 7.75h7l1.4-5.5H4"/><circle cx="6" cy="12.75" r="1"/><circle cx="11.25" cy="12.75" r="1"/>'
export const truckIcon: Drawing =
  '<rect x="1.5" y="4" width="7.5" height="7" rx="1"/><path d="M9 6.25h2.75L14.5 9v2H9"/><circle cx="4.5" cy="11.75" r="1.4"/><circle cx="11.5" cy="11.75" r="1.4"/>'
export const chartIcon: Drawing = '<path d="M2.5 2.5v10a1 1 0 0 0 1 1h10M5.75 10.5v-3M8.75 10.5v-6M11.75 10.5V6.5"/>'
export const alertIcon: Drawing =
  '<path d="M8 2.25 14.5 13.5h-13zM8 6.5v3"/><circle cx="8" cy="11.6" r=".9" fill="currentColor" stroke="none"/>'
export const infoIcon: Drawing =
  '<circle cx="8" cy="8" r="6.25"/><path d="M8 7.5v3.5"/><circle cx="8" cy="5.1" r=".9" fill="currentColor" stroke="none"/>'
export const errorIcon: Drawing =
  '<path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM8 4.75v4"/><circle cx="8" cy="11.1" r=".9" fill="currentColor" stroke="none"/>'
export const checkCircleIcon: Drawing = '<circle cx="8" cy="8" r="6.25"/><path d="M5.25 8.25 7.25 10.25 10.9 6"/>'
export const clockIcon: Drawing = '<circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.5 1.5"/>'
export const calendarIcon: Drawing =
  '<rect x="2.25" y="3.25" width="11.5" height="10.5" rx="1"/><path d="M2.25 6.75h11.5M5.25 1.75v3M10.75 1.75v3"/>'
export const linkIcon: Drawing =
  '<path d="M6.75 9.25a2.75 2.75 0 0 0 4 .1l2-2A2.75 2.75 0 0 0 8.9 3.4L8 4.25M9.25 6.75a2.75 2.75 0 0 0-4-.1l-2 2a2.75 2.75 0 0 0 3.85 3.95L8 11.75"/>'
export const clipIcon: Drawing =
  '<path d="M13.25 7.25 7.6 12.9a3.2 3.2 0 0 1-4.5-4.5l5.9-5.9a2.1 2.1 0 0 1 3 3L6.2 11.3a1 1 0 0 1-1.45-1.45l5.1-5.1"/>'
export const trashIcon: Drawing =
  '<path d="M2.5 4.25h11M6 4.25v-1.5a.75.75 0 0 1 .75-.75h2.5a.75.75 0 0 1 .75.75v1.5M4 4.25l.6 8.85a1 1 0 0 0 1 .9h4.8a1 1 0 0 0 1-.9L12 4.25"/>'
export const copyIcon: Drawing =
  '<rect x="5.25" y="5.25" width="8.5" height="8.5" rx="1.25"/><path d="M3.5 10.75h-.25a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1h6.5a1 1 0 0 1 1 1v.25"/>'
export const moreIcon: Drawing =
  '<circle cx="3.5" cy="8" r=".9" fill="currentColor" stroke="none"/><circle cx="8" cy="8" r=".9" fill="currentColor" stroke="none"/><circle cx="12.5" cy="8" r=".9" fill="currentColor" stroke="none"/>'
export const gripIcon: Drawing =
  '<circle cx="6" cy="4" r=".9" fill="currentColor" stroke="none"/><circle cx="10" cy="4" r=".9" fill="currentColor" stroke="none"/><circle cx="6" cy="8" r=".9" fill="currentColor" stroke="none"/><circle cx="10" cy="8" r=".9" fill="currentColor" stroke="none"/><circle cx="6" cy="12" r=".9" fill="currentColor" stroke="none"/><circle cx="10" cy="12" r=".9" fill="currentColor" stroke="none"/>'
export const filterIcon: Drawing = '<path d="M2 3.5h12M4.5 8h7M6.75 12.5h2.5"/>'
export const sortIcon: Drawing = '<path d="M4.75 3v10M2.25 10.5 4.75 13l2.5-2.5M11.25 13V3M8.75 5.5 11.25 3l2.5 2.5"/>'
export const columnsIcon: Drawing =
  '<rect x="2" y="2.5" width="12" height="11" rx="1.25"/><path d="M6 2.5v11M10 2.5v11"/>'
export const refreshIcon: Drawing =
  '<path d="M13.5 3v3.25h-3.25M2.5 13V9.75h3.25M13.2 6.25A5.5 5.5 0 0 0 3.4 5M2.8 9.75A5.5 5.5 0 0 0 12.6 11"/>'
export const keyIcon: Drawing =
  '<circle cx="5.25" cy="10.75" r="3"/><path d="M7.4 8.6 13.25 2.75M10.75 5.25l2 2M12.5 3.5l1.25 1.25"/>'
export const fingerIcon: Drawing =
  '<path d="M4 12.5c.7-1.4 1-2.9 1-4.5a3 3 0 0 1 6 0c0 2-.2 3.8-.7 5.5M8 8c0 2.2-.4 4.2-1.3 6M2.6 9.5c.1-.5.15-1 .15-1.5A5.25 5.25 0 0 1 11 3.7M12.6 5.5c.4.75.65 1.6.65 2.5 0 1.1-.05 2.2-.2 3.25"/>'
export const buildingIcon: Drawing =
  '<path d="M3.25 14V3a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v11M10.25 6.5h1.5a1 1 0 0 1 1 1V14M1.75 14h12.5M5.75 5h2M5.75 7.75h2M5.75 10.5h2"/>'
export const mailIcon: Drawing =
  '<rect x="1.75" y="3" width="12.5" height="10" rx="1.25"/><path d="M2 4.25 8 8.75l6-4.5"/>'
export const messageIcon: Drawing =
  '<path d="M2.25 3.5a1 1 0 0 1 1-1h9.5a1 1 0 0 1 1 1v6.75a1 1 0 0 1-1 1H7.5L4.5 14v-2.75H3.25a1 1 0 0 1-1-1z"/>'
export const ifIcon: Drawing =
  '<path d="M8 1.75 14.25 8 8 14.25 1.75 8zM8 5.5v2.75"/><circle cx="8" cy="10.4" r=".9" fill="currentColor" stroke="none"/>'
export const switchIcon: Drawing =
  '<path d="M1.75 8h2.5c3.5 0 2.5-4.75 6-4.75h3M4.25 8h9M4.25 8c3.5 0 2.5 4.75 6 4.75h3M11.5 1.5l1.75 1.75L11.5 5M11.5 6.25 13.25 8 11.5 9.75M11.5 11l1.75 1.75-1.75 1.75"/>'
export const parallelIcon: Drawing =
  '<path d="M8 1.75v2.5M8 11.75v2.5M3.5 11.75v-5.5a2 2 0 0 1 2-2h5a2 2 0 0 1 2 2v5.5M3.5 9.75a2 2 0 0 0 2 2h5a2 2 0 0 0 2-2"/>'
export const waitIcon: Drawing =
  '<path d="M4 2h8M4 14h8M4.75 2v2.25C4.75 6.5 8 6.75 8 8s-3.25 1.5-3.25 3.75V14M11.25 2v2.25C11.25 6.5 8 6.75 8 8s3.25 1.5 3.25 3.75V14"/>'
export const askIcon: Drawing =
  '<path d="M2.25 3.5a1 1 0 0 1 1-1h9.5a1 1 0 0 1 1 1v6.75a1 1 0 0 1-1 1H7.5L4.5 14v-2.75H3.25a1 1 0 0 1-1-1zM6.4 5.6c.2-.75.85-1.2 1.6-1.2.95 0 1.65.6 1.65 1.4 0 1.2-1.65 1.25-1.65 2.2"/><circle cx="8" cy="9.5" r=".9" fill="currentColor" stroke="none"/>'
export const backIcon: Drawing = '<path d="M2.5 3.25v3.5H6M2.9 6.5A5.5 5.5 0 1 1 2.6 9.5"/>'
export const flagIcon: Drawing = '<path d="M3.5 14.25V2.5h8.75L10.5 5.75 12.25 9H3.5"/>'
export const apiIcon: Drawing =
  '<path d="M5.5 1.75v3M10.5 1.75v3M3.75 4.75h8.5v2.5a4.25 4.25 0 0 1-8.5 0zM8 11.5v2.75"/>'
export const loopIcon: Drawing =
  '<path d="M11 1.75 13.25 4 11 6.25M2.75 7.5V6a2 2 0 0 1 2-2h8.5M5 14.25 2.75 12 5 9.75M13.25 8.5V10a2 2 0 0 1-2 2h-8.5"/>'
export const tableIcon: Drawing =
  '<rect x="2" y="2.5" width="12" height="11" rx="1.25"/><path d="M2 6.25h12M2 9.9h12M6.25 6.25v7.25"/>'
export const formIcon: Drawing =
  '<rect x="2" y="2.25" width="12" height="4.25" rx="1"/><rect x="2" y="9.5" width="12" height="4.25" rx="1"/>'
export const textIcon: Drawing = '<path d="M3 4.25V2.75h10v1.5M8 2.75v10.5M6.25 13.25h3.5"/>'
export const headingIcon: Drawing = '<path d="M4 3v10M12 3v10M4 8h8"/>'
export const buttonIcon: Drawing = '<rect x="1.75" y="4.5" width="12.5" height="7" rx="2"/><path d="M5.5 8h5"/>'
export const containerIcon: Drawing = '<rect x="2" y="2" width="12" height="12" rx="1.5"/>'
export const tabsIcon: Drawing =
  '<rect x="2" y="5" width="12" height="8.75" rx="1"/><path d="M2 5V3.25a1 1 0 0 1 1-1h3.25V5"/>'
export const joinIcon: Drawing = '<circle cx="6" cy="8" r="4"/><circle cx="10" cy="8" r="4"/>'
export const groupIcon: Drawing =
  '<rect x="2" y="2" width="5" height="5" rx="1"/><rect x="9" y="2" width="5" height="5" rx="1"/><rect x="2" y="9" width="5" height="5" rx="1"/><path d="M9 11.5h5M11.5 9v5"/>'
export const sigmaIcon: Drawing = '<path d="M12 4.5V3H4l4 5-4 5h8v-1.5"/>'
export const wandIcon: Drawing =
  '<path d="M2.75 13.25 9 7M11 1.75v2.5M9.75 3h2.5M13.25 7.25v2M12.25 8.25h2M6 2.5v1.5M5.25 3.25h1.5M9 7l1.75-1.75"/>'
export const sunIcon: Drawing =
  '<circle cx="8" cy="8" r="2.75"/><path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9"/>'
export const moonIcon: Drawing = '<path d="M13.5 9.25A5.75 5.75 0 0 1 6.75 2.5a5.75 5.75 0 1 0 6.75 6.75z"/>'
export const helpIcon: Drawing =
  '<circle cx="8" cy="8" r="6.25"/><path d="M6.2 6.2C6.4 5.2 7.15 4.75 8 4.75c1 0 1.8.65 1.8 1.55 0 1.3-1.8 1.45-1.8 2.6"/><circle cx="8" cy="11.1" r=".9" fill="currentColor" stroke="none"/>'
export const externalIcon: Drawing =
  '<path d="M9.25 2.5h4.25v4.25M13.25 2.75 7.5 8.5M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3"/>'
export const rocketIcon: Drawing =
  '<path d="M6 10 4.25 8.25 6 5.5c1.5-2.4 4-3.6 7.5-3-.1 3.5-.85 6-3 7.5zM6 10l1.75 1.75L10.5 10M4.75 6.75H3L1.75 8.5l2.25.25M9.25 11.25V13L7.5 14.25 7.25 12M3.25 11.5c-.75.5-1 2.75-1 2.75s2.25-.25 2.75-1"/><circle cx="10" cy="6" r=".9" fill="currentColor" stroke="none"/>'
export const historyIcon: Drawing = '<path d="M2.25 3v3.25H5.5M2.6 6A5.75 5.75 0 1 1 2.3 9M8 5v3.25l2.25 1.25"/>'
export const diffIcon: Drawing = '<path d="M8 2.5v5M5.5 5h5M5.5 12.5h5"/>'
export const fitIcon: Drawing =
  '<path d="M2.25 5.5V3.25a1 1 0 0 1 1-1H5.5M10.5 2.25h2.25a1 1 0 0 1 1 1V5.5M13.75 10.5v2.25a1 1 0 0 1-1 1H10.5M5.5 13.75H3.25a1 1 0 0 1-1-1V10.5"/>'
export const noteIcon: Drawing =
  '<path d="M3 2.25h10a.75.75 0 0 1 .75.75v6.5l-4.25 4.25H3a.75.75 0 0 1-.75-.75V3A.75.75 0 0 1 3 2.25zM9.5 13.5V9.5h4.25"/>'
export const pulseIcon: Drawing = '<path d="M1.5 8h3l2-5 3 10 2-5h3"/>'
export const menuIcon: Drawing = '<path d="M2.5 4.25h11M2.5 8h11M2.5 11.75h11"/>'
export const panelIcon: Drawing = '<rect x="2" y="2.5" width="12" height="11" rx="1.25"/><path d="M9.75 2.5v11"/>'
export const drawerIcon: Drawing = '<rect x="2" y="2.5" width="12" height="11" rx="1.25"/><path d="M2 9.5h12"/>'
export const sendIcon: Drawing = '<path d="M14 2 7.25 8.75M14 2 9.75 14l-2.5-5.25L2 6.25z"/>'
export const imageIcon: Drawing =
  '<rect x="2" y="2.5" width="12" height="11" rx="1.25"/><circle cx="5.5" cy="6" r="1.1"/><path d="M2.25 12 6 8.5l2.5 2.25L11 8l3 3"/>'
export const saveIcon: Drawing =
  '<path d="M3 2.25h8l2.75 2.75v8a.75.75 0 0 1-.75.75H3a.75.75 0 0 1-.75-.75V3A.75.75 0 0 1 3 2.25zM5 2.25v3.5h5v-3.5M4.75 13.75v-4.5h6.5v4.5"/>'
export const movetoIcon: Drawing =
  '<path d="M8 1.75v12.5M1.75 8h12.5M6.25 3.5 8 1.75 9.75 3.5M6.25 12.5 8 14.25l1.75-1.75M3.5 6.25 1.75 8l1.75 1.75M12.5 6.25 14.25 8l-1.75 1.75"/>'
export const skipIcon: Drawing = '<path d="M4 3.5v9L11 8zM12.25 3.5v9"/>'
export const skipbIcon: Drawing = '<path d="M12 3.5v9L5 8zM3.75 3.5v9"/>'
export const starIcon: Drawing =
  '<path d="M8 1.9l1.9 3.9 4.25.6-3.1 3 .75 4.25L8 11.6l-3.8 2.05.75-4.25-3.1-3 4.25-.6z"/>'
export const tStringIcon: Drawing =
  '<path d="M3.25 12.5 6.5 4h.25L10 12.5M4.4 9.75h4.45M12.75 7v5.5M12.75 9.75a1.6 1.6 0 1 1-.01-.01"/>'
export const tIntegerIcon: Drawing = '<path d="M6.5 2.5 5 13.5M11 2.5 9.5 13.5M2.75 5.75h10.75M2.5 10.25h10.75"/>'
export const tNumberIcon: Drawing =
  '<path d="M2.75 4.75 4.25 4v8M9 12h4.5M9 5.75c.2-1.15 1.1-1.75 2.2-1.75 1.25 0 2.2.75 2.2 1.9 0 1.8-4.4 3.6-4.4 6.1"/><circle cx="6.4" cy="11.6" r=".9" fill="currentColor" stroke="none"/>'
export const tBooleanIcon: Drawing =
  '<rect x="1.75" y="4.5" width="12.5" height="7" rx="3.5"/><circle cx="10.75" cy="8" r="1.5"/>'
export const tDateIcon: Drawing =
  '<rect x="2.25" y="3.25" width="11.5" height="10.5" rx="1"/><path d="M2.25 6.75h11.5M5.25 1.75v3M10.75 1.75v3"/>'
export const tTimeIcon: Drawing = '<circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.5 1.5"/>'
export const tDatetimeIcon: Drawing =
  '<path d="M7 13.75H3.25a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1h9.5a1 1 0 0 1 1 1V6M2.25 6.5h5M5.25 1.75v3M10.75 1.75v3"/><circle cx="11.25" cy="11.25" r="3"/><path d="M11.25 9.9v1.5l1 .6"/>'
export const tUriIcon: Drawing =
  '<path d="M6.75 9.25a2.75 2.75 0 0 0 4 .1l2-2A2.75 2.75 0 0 0 8.9 3.4L8 4.25M9.25 6.75a2.75 2.75 0 0 0-4-.1l-2 2a2.75 2.75 0 0 0 3.85 3.95L8 11.75"/>'
export const tFileIcon: Drawing =
  '<path d="M13.25 7.25 7.6 12.9a3.2 3.2 0 0 1-4.5-4.5l5.9-5.9a2.1 2.1 0 0 1 3 3L6.2 11.3a1 1 0 0 1-1.45-1.45l5.1-5.1"/>'
export const tCatalogIcon: Drawing =
  '<rect x="1.75" y="4.5" width="6" height="7" rx="1"/><path d="M7.75 8h6M11.5 5.5 14 8l-2.5 2.5"/>'
export const tArrayIcon: Drawing =
  '<rect x="4.75" y="5.5" width="8.75" height="8" rx="1"/><path d="M3 11V4.5a1 1 0 0 1 1-1h7M7.5 8.5h3.5M7.5 11h3.5"/>'
